"""Strokes: how the line of a tie looks, the same in every chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from charts.holding import Holds
from charts.network import Standing


@dataclass(frozen=True, slots=True)
class Stroke:
    """How lines of one standing are drawn.

    Args:
        told: What such a line says, for a legend.
        line: The word that Cytoscape.js has for it.
        dashes: The dashes and gaps in pixels, as SVG writes them; empty for an unbroken line.
    """

    told: str
    line: str
    dashes: str


@dataclass(frozen=True, slots=True)
class Pale:
    """How lines are drawn of what does not hold for certain.

    Args:
        told: What such a line says, for a legend.
        opacity: How opaque it is.
    """

    told: str
    opacity: float


STROKES: Final[Mapping[Standing, Stroke]] = {
    Standing.SAID: Stroke("said to be so", "solid", ""),
    Standing.DISPUTED: Stroke("disputed", "dashed", "7 4"),
    Standing.DENIED: Stroke("only denied", "dotted", "1.5 4"),
    Standing.NO_ACT: Stroke("planned, threatened or conditional", "dotted", "1.5 4"),
}
"""What is not said to be so is not drawn as if it were."""

PALE: Final[Mapping[Holds, Pale]] = {
    Holds.POSSIBLE: Pale("pale: only possible at the time asked about", 0.4),
    Holds.UNKNOWN: Pale("paler: unknown at the time asked about", 0.2),
}
"""What does not hold for certain at the time that was asked about is not drawn as if it did."""

THICKER: Final = "the thicker, the more independent sources"

_THINNEST: Final = 1.6
_STEP: Final = 1.6
_THICKEST: Final = 8.0


def thickness(origins: int) -> float:
    """Give how thick a line is for so many independent sources.

    Args:
        origins: How many documents that draw on none of the others say so.

    Returns:
        Pixels.
    """
    return round(min(_THICKEST, _THINNEST + _STEP * max(0, origins - 1)), 1)


def opacity(holds: Holds | None) -> float | None:
    """Give how opaque a line is.

    Args:
        holds: How what it says holds at the time that was asked about.

    Returns:
        A part of one; None where it is wholly opaque.
    """
    pale = PALE.get(holds) if holds else None
    return pale.opacity if pale else None
