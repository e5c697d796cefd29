"""Patience: how long one waits for the rows of a query, whoever works at them, the server or dots itself."""

import time
from dataclasses import dataclass, field
from typing import Final

from schema.errors import TimedOut

TIMEOUT: Final = 30.0
"""Seconds that one waits for a row where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a query may take, from now on.

    Args:
        name: The query.
        seconds: How long; None for as long as it takes.
    """

    name: str
    seconds: float | None
    _began: float = field(default_factory=time.monotonic, init=False)

    @property
    def is_over(self) -> bool:
        """Whether it took longer."""
        return self.seconds is not None and time.monotonic() - self._began >= self.seconds

    def left(self) -> float | None:
        """Give the seconds that are left; None for as long as it takes.

        Raises:
            TimedOut: None are.
        """
        self.check()
        return None if self.seconds is None else max(0.001, self._began + self.seconds - time.monotonic())

    def check(self) -> None:
        """Give up where it took longer.

        Raises:
            TimedOut: It did.
        """
        if self.is_over:
            raise self.error()

    def error(self) -> TimedOut:
        """Say that it took longer."""
        return TimedOut(
            f"{self.name} took longer than {self.seconds:g} s.", remedy="Ask for less, or give it a longer --timeout."
        )
