"""Progress: how long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int | None], None]
"""Called with the stage, how many are done, and how many there are (None where nobody knows)."""
