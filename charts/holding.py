"""Holding: how firmly what is said holds at the time that was asked about."""

from collections.abc import Iterable
from enum import StrEnum


class Holds(StrEnum):
    """How a claim holds at the time that was asked about, the firmest first."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


def firmest(holds: Iterable[Holds | None]) -> Holds | None:
    """Give how what several claims say holds: as the firmest of them does.

    Args:
        holds: How each does; None of one that was asked about no time.

    Returns:
        How they do; None where no time was asked about.
    """
    known = set(holds)
    return next((one for one in Holds if one in known), None)


def looseness(holds: Holds | None) -> int:
    """Give a number to order by: the firmest first, and as firm what was asked about no time.

    Args:
        holds: How something holds.
    """
    return list(Holds).index(holds or Holds.CERTAIN)


def uncertain(holds: Holds | None) -> str:
    """Say how something holds, where that is not for certain; empty where it is, or no time was asked about.

    Args:
        holds: How it holds.
    """
    return holds.value if holds not in (None, Holds.CERTAIN) else ""
