"""The layout of a network: a place for each node, the same places for the same data, and none upon another.

Each connected part is laid out by itself with igraph and a fixed seed (Kamada and Kawai 1989 for small ones,
Fruchterman and Reingold 1991 for large ones), spread until no two nodes touch, and the parts are set side by side like
words on lines, the largest first.
"""

import math
import random
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from schema.errors import WorkError

if TYPE_CHECKING:
    from igraph import Graph

    from charts.network import Network

Place = tuple[float, float]

_SEED: Final = 1
CAREFUL: Final = 150
"""Up to so many nodes are laid out with the way that looks better and takes longer."""

APART: Final = 96.0
"""How far two nodes of a small chart are apart at least, in pixels; a name fits below each."""

CROWDED: Final = 54.0
"""The same where there are many, whose names are shown as one comes closer."""

FLATTER: Final = 0.75
"""Names are wider than high: nodes may be so much closer above each other than beside each other."""

_GAP: Final = 80.0
_ROOM: Final = 2.2
_ROUNDS: Final = 30
_FAR: Final = 600
# So many nodes are seen from far away, where a touch is not; to part them all takes longer than to lay them out.
_FEWER: Final = 10
_WIDER: Final = 1.6
# So many nodes begin on a circle of radius 1, in igraph's units.
_CIRCLED: Final = 400


def lay_out(network: "Network") -> Mapping[str, tuple[int, int]]:
    """Give each node of a network its place.

    Args:
        network: The network.

    Returns:
        Pixels from the top left corner, by the id of the node; x grows to the right and y downwards.

    Raises:
        WorkError: igraph is not installed.
    """
    try:
        import igraph
    except ImportError as error:
        raise WorkError("A chart is laid out by igraph.", remedy="Run `pip install igraph`.") from error
    number = {node.id: place for place, node in enumerate(network.nodes)}
    edges = sorted(
        {
            (min(one, other), max(one, other))
            for tie in network.ties
            if (one := number[tie.source]) != (other := number[tie.target])
        }
    )
    whole = igraph.Graph(n=len(number), edges=edges)
    parts = sorted((sorted(part) for part in whole.connected_components()), key=lambda part: (-len(part), part[0]))
    apart = APART if len(number) <= CAREFUL else CROWDED
    placed: list[list[Place]] = []
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  (nothing is kept secret by it)
    try:
        for part in parts:
            own = whole.induced_subgraph(part)
            placed.append(spread(_part(own.vcount(), own, apart), apart))
    finally:
        igraph.set_random_number_generator(random)
    ids = [node.id for node in network.nodes]
    return {
        ids[node]: (round(x), round(y))
        for part, places in zip(parts, pack(placed), strict=True)
        for node, (x, y) in zip(part, places, strict=True)
    }


def _part(size: int, own: "Graph", apart: float) -> list[Place]:
    if size == 1:
        return [(0.0, 0.0)]
    if size == 2:
        return [(0.0, 0.0), (2 * apart, 0.0)]
    if size <= CAREFUL:
        return _careful(own, apart)
    circle = own.layout_circle()
    # Nodes that begin near each other all push each other, so a circle is as crowded however many stand on it.
    circle.scale(max(1.0, size / _CIRCLED))
    layout = own.layout_fruchterman_reingold(seed=circle, niter=max(50, min(300, 150_000 // size)), grid="grid")
    return _scaled(layout.coords, own.get_edgelist(), apart)


def _careful(own: "Graph", apart: float) -> list[Place]:
    """Lay out a small part from a circle, and from one with the best tied in its middle; take what reads better.

    From either the way may end with nodes in a row, where a line that passes through one reads as two that end at it.
    """
    size = own.vcount()
    middle = max(range(size), key=lambda node: (own.degree(node), -node))
    found = []
    for seed in (own.layout_circle(), own.layout_star(center=middle)):
        layout = own.layout_kamada_kawai(seed=seed, maxiter=50 * size)
        places = _scaled(layout.coords, own.get_edgelist(), apart)
        passed = _passed(spread(places, apart), own.get_edgelist(), apart / 4)
        if not passed:
            return places
        found.append((passed, places))
    return min(found, key=lambda one: one[0])[1]


def _passed(places: Sequence[Place], edges: Sequence[tuple[int, int]], near: float) -> int:
    """Count how often a line passes through a node that is neither of its ends."""
    passed = 0
    for one, other in edges:
        (x, y), (end_x, end_y) = places[one], places[other]
        right, down = end_x - x, end_y - y
        along = math.hypot(right, down) or 1.0
        for node, (node_x, node_y) in enumerate(places):
            ahead = ((node_x - x) * right + (node_y - y) * down) / along
            aside = abs(right * (node_y - y) - down * (node_x - x)) / along
            passed += node not in (one, other) and 0 < ahead < along and aside < near
    return passed


def _scaled(coords: Sequence[Sequence[float]], edges: Sequence[tuple[int, int]], apart: float) -> list[Place]:
    """Make a layout as large as its nodes need."""
    places = [(float(x), float(y)) for x, y in coords]
    size = len(places)
    lengths = sorted(math.dist(places[one], places[other]) for one, other in edges)
    usual = lengths[len(lengths) // 2] or 1.0
    width, height = (max(axis) - min(axis) for axis in zip(*places, strict=True))
    # Nodes in a row take no room upwards, and need no more beside each other for it.
    area = max(width * height, (max(width, height) / 2) ** 2)
    roomy = math.sqrt(_ROOM * size * apart**2 / (area or 1.0))
    factor = min(max(1.8 * apart / usual, roomy), 12 * apart / usual)
    return _upright([(x * factor, y * factor * FLATTER) for x, y in places])


def _upright(places: list[Place]) -> list[Place]:
    """Turn a part so that it is wider than high, as screens and pages are."""
    width, height = (max(axis) - min(axis) for axis in zip(*places, strict=True))
    return [(y, x) for x, y in places] if height > width else places


def spread(places: Sequence[Place], apart: float) -> list[Place]:
    """Move nodes away from those that they touch, a little at a time.

    Args:
        places: Where they are.
        apart: How far two of them are apart at least, in pixels across; less upwards, as ``FLATTER`` says.

    Returns:
        Where they are then.
    """
    found = [(x, y / FLATTER) for x, y in places]
    for _ in range(_ROUNDS if len(places) <= _FAR else _FEWER):
        cells: dict[tuple[int, int], list[int]] = {}
        for node, (x, y) in enumerate(found):
            cells.setdefault((math.floor(x / apart), math.floor(y / apart)), []).append(node)
        moved = False
        for (column, row), inside in cells.items():
            # Cells are looked at in one direction only, and within a cell each pair is met once.
            beyond = [
                node
                for right, down in ((1, 0), (-1, 1), (0, 1), (1, 1))
                for node in cells.get((column + right, row + down), ())
            ]
            for place, one in enumerate(inside, 1):
                for other in chain(inside[place:], beyond):
                    moved |= _push(found, one, other, apart)
        if not moved:
            break
    return [(x, y * FLATTER) for x, y in found]


def _push(found: list[Place], one: int, other: int, apart: float) -> bool:
    (x, y), (other_x, other_y) = found[one], found[other]
    right, down = other_x - x, other_y - y
    if abs(right) >= apart or abs(down) >= apart:
        return False
    away = math.hypot(right, down)
    if away >= apart - 0.5:
        return False
    if away < 0.01:
        # Upon each other: each pair leaves in a direction of its own.
        right, down, away = math.cos(one + 2.4 * other), math.sin(one + 2.4 * other), 1.0
    step = (apart - away) / 2 / away if away > 0.01 else apart / 2
    found[one] = (x - right * step, y - down * step)
    found[other] = (other_x + right * step, other_y + down * step)
    return True


def pack(parts: Sequence[Sequence[Place]]) -> list[list[Place]]:
    """Set parts side by side on lines, in their order.

    Args:
        parts: The places of the nodes of each part.

    Returns:
        The same with no part upon another, the first at the top left.
    """
    boxes = []
    for part in parts:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        boxes.append((min(xs), min(ys), max(xs) - min(xs) + _GAP, max(ys) - min(ys) + _GAP))
    area = sum(width * height for *_, width, height in boxes)
    widest = max([math.sqrt(area) * _WIDER, *(box[2] for box in boxes)], default=0.0)
    packed: list[list[Place]] = []
    right = down = line = 0.0
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        if right and right + width > widest:
            right, down, line = 0.0, down + line, 0.0
        packed.append([(x - left + right, y - top + down) for x, y in part])
        right, line = right + width, max(line, height)
    return packed


def extent(places: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Give how far places reach to the right and downwards.

    Args:
        places: As `lay_out` gave them.
    """
    return max((x for x, _ in places.values()), default=0), max((y for _, y in places.values()), default=0)
