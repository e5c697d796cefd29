"""Event names: what a happening is called that has no name of its own, by its kind (``data/events.toml``)."""

from collections.abc import Mapping
from typing import Final

from ingest.extraction.rules.lexicon import read_toml

_EVENTS: Mapping[str, Mapping[str, str]] = read_toml("events.toml")
KINDS: Final = frozenset(_EVENTS)
"""The kinds that a pattern may tell of."""
ALONE: Mapping[str, str] = {kind: entry["alone"] for kind, entry in _EVENTS.items() if "alone" in entry}
"""What one is called that befell nobody with a name, before what tells it from others: “Attack”."""


def named(kind: str, whom: str) -> str:
    """Say what an event is called that befell somebody or something.

    Args:
        kind: Its kind: one of ``KINDS``.
        whom: The name of whom or what it befell.
    """
    return _EVENTS[kind]["of"].format(whom)
