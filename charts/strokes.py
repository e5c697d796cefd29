"""Strokes: how the line of a tie looks, the same in every chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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


STROKES: Final[Mapping[Standing, Stroke]] = {
    Standing.SAID: Stroke("said to be so", "solid", ""),
    Standing.DISPUTED: Stroke("disputed", "dashed", "7 4"),
    Standing.DENIED: Stroke("only denied", "dotted", "1.5 4"),
    Standing.NO_ACT: Stroke("planned, threatened or conditional", "dotted", "1.5 4"),
}
"""What is not said to be so is not drawn as if it were."""

UNCERTAIN: Final = frozenset({"possible", "unknown"})
"""How a tie may hold at the time that was asked about, other than for certain."""

UNCERTAIN_TOLD: Final = "pale: only possible, or unknown, at the time asked about"

PALE: Final = 0.4
"""How opaque the line of such a tie is."""

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
