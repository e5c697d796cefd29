"""Shapes as outlines: what a node, and its swatch in a legend, look like."""

import math
from collections.abc import Sequence

from schema.appearance import Shape

_CORNERS = {Shape.TRIANGLE: 3, Shape.DIAMOND: 4, Shape.PENTAGON: 5, Shape.HEXAGON: 6, Shape.OCTAGON: 8}
# Where the first corner points: a hexagon and an octagon lie on a side, the others stand on their foot.
_TURNED = {Shape.HEXAGON: 0.0, Shape.OCTAGON: math.pi / 8}


def outline(shape: Shape, radius: float) -> str:
    """Give the outline of a shape around the origin as the data of an SVG path.

    Args:
        shape: The shape.
        radius: Half its width.
    """
    if shape is Shape.CIRCLE:
        return _circle(radius)
    if shape is Shape.SQUARE:
        side = radius * 0.88
        return _polygon([(-side, -side), (side, -side), (side, side), (-side, side)])
    if shape is Shape.ROUNDED:
        return _rounded(radius, radius * 0.78, radius * 0.36)
    corners, turned = _CORNERS[shape], _TURNED.get(shape, -math.pi / 2)
    angles = [turned + 2 * math.pi * number / corners for number in range(corners)]
    return _polygon([(radius * math.cos(angle), radius * math.sin(angle)) for angle in angles])


def _polygon(corners: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{round(x, 2):g} {round(y, 2):g}" for x, y in corners) + "Z"


def _circle(radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{-radius:g} 0{half} {2 * radius:g} 0{half} {-2 * radius:g} 0Z"


def _rounded(wide: float, high: float, corner: float) -> str:
    """A rectangle around the origin, given by half its sides, with rounded corners."""
    across, down = 2 * (wide - corner), 2 * (high - corner)
    return (
        f"M{corner - wide:g} {-high:g}h{across:g}q{corner:g} 0 {corner:g} {corner:g}v{down:g}"
        f"q0 {corner:g} {-corner:g} {corner:g}h{-across:g}q{-corner:g} 0 {-corner:g} {-corner:g}v{-down:g}"
        f"q0 {-corner:g} {corner:g} {-corner:g}Z"
    )
