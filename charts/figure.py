"""A figure: a network as a drawing for paper, with names beside their nodes and ties named where there is room."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from charts.layout import lay_out
from charts.lettering import BOLD, Box, Room, fold, width
from charts.made import Made
from charts.network import Network, Node, Tie
from charts.shapes import outline
from charts.strokes import PALE, STROKES, THICKER, opacity, thickness
from charts.svg import element, frame, words
from schema.appearance import OTHER, Appearance

Place = tuple[float, float]

NAMED_TIES: Final = 80
"""More ties than these are not named: their names would hide the nodes."""

_LARGE: Final = 150
_PAD: Final = 70
_ABOVE: Final = 76
_BEND: Final = 26.0
_POINTS: Final = 16
_FAR: Final = 2  # so many lines a name may hide before it stands farther away


def draw(network: Network, appearances: Mapping[str, Appearance], made: Made | None) -> Element:
    """Draw a network.

    Args:
        network: What is drawn.
        appearances: How the entities of each type are drawn.
        made: Where it comes from; None where it stands in a page that says so.

    Returns:
        The drawing.
    """
    figure = _Figure(network, appearances)
    inside = figure.draw()
    return frame(inside, *figure.size, made, _legend(network, appearances, made, figure.unnamed))


class _Figure:
    def __init__(self, network: Network, appearances: Mapping[str, Appearance]) -> None:
        self.network = network
        self.looks = {node.id: appearances.get(node.type, OTHER) for node in network.nodes}
        places = lay_out(network)
        self.places: dict[str, Place] = {key: (x + _PAD, y + _ABOVE) for key, (x, y) in places.items()}
        # Points of the lines of each node, as far as names make way for them.
        self.lines: dict[str, list[list[Place]]] = {key: [] for key in places}
        self.scale = 1.0 if len(network.nodes) <= _LARGE else 0.5
        self.letters = 12.0 if len(network.nodes) <= _LARGE else 8.0
        self.room = Room()
        self.unnamed = 0
        across = max((x for x, _ in self.places.values()), default=0.0) + _PAD
        down = max((y for _, y in self.places.values()), default=0.0) + _PAD
        self.size = (across, down)

    def radius(self, key: str) -> float:
        return self.looks[key].size / 2 * self.scale

    def draw(self) -> Element:
        group = element(None, "g")
        for node in self.network.nodes:
            (x, y), radius = self.places[node.id], self.radius(node.id)
            self.room.take(Box(x - radius, y - radius, x + radius, y + radius))
        lines = element(group, "g")
        middles = [self._line(lines, tie, bend) for tie, bend in self._bent()]
        for node in self.network.nodes:
            self._node(group, node)
        degree = Counter(end for tie in self.network.ties for end in (tie.source, tie.target))
        for node in sorted(self.network.nodes, key=lambda node: (not node.asked, -degree[node.id], node.id)):
            self._name(group, node)
        if len(middles) <= NAMED_TIES:
            for tie, ways in zip(self.network.ties, middles, strict=True):
                self._tie_name(group, tie, ways)
        return group

    def _bent(self) -> Iterator[tuple[Tie, float]]:
        between = Counter(frozenset((tie.source, tie.target)) for tie in self.network.ties)
        met: Counter[frozenset[str]] = Counter()
        for tie in self.network.ties:
            pair = frozenset((tie.source, tie.target))
            bend = _BEND * (2 * met[pair] - (between[pair] - 1))
            met[pair] += 1
            # Seen from the other end, the same side is the other one.
            yield tie, bend if tie.source <= tie.target else -bend

    def _line(self, group: Element, tie: Tie, bend: float) -> Sequence[Place]:
        """Draw the line of a tie, and return the places where its name may stand, the best first."""
        start, end = self.places[tie.source], self.places[tie.target]
        thick = thickness(tie.origins)
        dashes = STROKES[tie.standing].dashes or None
        pale = opacity(tie.holds)
        if tie.source == tie.target:
            return self._loop(group, start, self.radius(tie.source), thick, dashes, pale)
        along = math.dist(start, end) or 1.0
        right, down = (end[0] - start[0]) / along, (end[1] - start[1]) / along
        middle = ((start[0] + end[0]) / 2 - down * bend, (start[1] + end[1]) / 2 + right * bend)
        tip, back = _cut(middle, end, self.radius(tie.target) + 1.5), _cut(middle, start, self.radius(tie.source))
        toward = math.atan2(tip[1] - middle[1], tip[0] - middle[0])
        long = 7.0 + 1.2 * thick
        foot = (tip[0] - long * math.cos(toward), tip[1] - long * math.sin(toward))
        element(
            group,
            "path",
            class_="tie",
            d=f"M{back[0]:.1f} {back[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {foot[0]:.1f} {foot[1]:.1f}",
            stroke_width=thick,
            stroke_dasharray=dashes,
            stroke_opacity=pale,
        )
        side = long * 0.45
        corners = [tip] + [
            (foot[0] + turn * side * math.sin(toward), foot[1] - turn * side * math.cos(toward)) for turn in (1, -1)
        ]
        element(
            group,
            "path",
            class_="head",
            d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z",
            fill_opacity=pale,
        )
        if len(self.network.nodes) <= _LARGE:
            points = [_on_curve(back, middle, tip, part / _POINTS) for part in range(_POINTS + 1)]
            self.lines[tie.source].append(points)
            self.lines[tie.target].append(points)
        return [_on_curve(back, middle, foot, part) for part in (0.5, 0.4, 0.6, 0.3, 0.7)]

    def _loop(
        self, group: Element, at: Place, radius: float, thick: float, dashes: str | None, pale: float | None
    ) -> Sequence[Place]:
        x, y = at
        element(
            group,
            "path",
            class_="tie",
            d=f"M{x - radius:.1f} {y:.1f}C{x - 3 * radius:.1f} {y - 3 * radius:.1f} "
            f"{x + radius:.1f} {y - 4 * radius:.1f} {x:.1f} {y - radius:.1f}",
            stroke_width=thick,
            stroke_dasharray=dashes,
            stroke_opacity=pale,
        )
        return [(x - radius, y - 2.6 * radius)]

    def _node(self, group: Element, node: Node) -> None:
        (x, y), look = self.places[node.id], self.looks[node.id]
        made = element(
            group,
            "path",
            class_="edge",
            d=outline(look.shape, self.radius(node.id)),
            fill=look.colour,
            stroke_width=3.5 if node.asked else 1.2,
            transform=f"translate({x:g} {y:g})",
        )
        element(made, "title", f"{node.name} ({node.type})")

    def _name(self, group: Element, node: Node) -> None:
        (x, y), radius, size = self.places[node.id], self.radius(node.id), self.letters
        lines = fold(node.name, size * 10, size)
        wide, high = (
            max(width(line, size) for line in lines) * (BOLD if node.asked else 1) + 4,
            len(lines) * size * 1.2 + 2,
        )
        right, left = x + radius + 3, x - radius - 3 - wide
        near = [
            (x - wide / 2, y + radius + 1),
            (x - wide / 2, y - radius - 2 - high),
            (right, y - high / 2),
            (left, y - high / 2),
            *((side, top) for top in (y + 8, y - 8 - high) for side in (right, left)),
        ]
        # Aslant, and a little farther away, where whose name it is takes a second look: better than no name at all.
        aside = radius * 0.75
        far = [
            (side, top)
            for top in (y + aside, y - aside - high, y + radius + high, y - radius - 2 * high)
            for side in (x + aside, x - aside - wide, x - wide / 2)
        ]
        boxes = [Box(side, top, side + wide, top + high) for side, top in (*near, *far)]
        costs = [self._crossed(node.id, box) + _FAR * (place >= len(near)) for place, box in enumerate(boxes)]
        # What stands above the drawing, or reaches beyond it, would be cut off.
        order = sorted((cost, place) for place, cost in enumerate(costs) if self._holds(boxes[place]))
        boxes = [boxes[place] for _, place in order]
        place = self.room.first_free(boxes)
        if place is None and node.asked and boxes:
            place = 0
            self.room.take(boxes[place])
        if place is None:
            self.unnamed += 1
            return
        box = boxes[place]
        self._words(group, box, lines, size, "bold" if node.asked else None)

    def _crossed(self, key: str, box: Box) -> int:
        """Count the lines of a node that words in a box would hide a part of."""
        return sum(
            any(box.left < x < box.right and box.top < y < box.bottom for x, y in line) for line in self.lines[key]
        )

    def _holds(self, box: Box) -> bool:
        """Say whether a box lies within the drawing, or in the margin beside it."""
        across, down = self.size
        return box.top >= 0 and box.bottom <= down and box.left >= -_PAD / 2 and box.right <= across + _PAD / 2

    def _tie_name(self, group: Element, tie: Tie, ways: Sequence[Place]) -> None:
        size = self.letters - 2
        wide, high = width(tie.label, size) + 4, size * 1.25
        boxes = [Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2) for x, y in ways]
        place = self.room.first_free(boxes)
        if place is not None:
            box = boxes[place]
            # The line shows through between words, but for what hides it.
            element(
                group,
                "rect",
                class_="ground",
                x=box.left,
                y=box.top,
                width=box.right - box.left,
                height=box.bottom - box.top,
            )
            self._words(group, box, [tie.label], size, None, "quiet")

    def _words(
        self, group: Element, box: Box, lines: Sequence[str], size: float, weight: str | None, tone: str | None = None
    ) -> None:
        x, y = (box.left + box.right) / 2, box.top + size
        # The halo is set below the words, as not every reader of SVG knows how to paint the stroke first.
        words(
            group, x, y, lines, size, class_="halo", text_anchor="middle", font_weight=weight, stroke_width=3.5,
            stroke_linejoin="round",
        )  # fmt: skip
        words(group, x, y, lines, size, class_=tone, text_anchor="middle", font_weight=weight)


def _cut(start: Place, end: Place, radius: float) -> Place:
    """Give the point of a line that lies so far before its end."""
    along = math.dist(start, end) or 1.0
    part = max(0.0, 1 - radius / along)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _on_curve(start: Place, middle: Place, end: Place, part: float) -> Place:
    before, beside, after = (1 - part) ** 2, 2 * part * (1 - part), part**2
    return (
        before * start[0] + beside * middle[0] + after * end[0],
        before * start[1] + beside * middle[1] + after * end[1],
    )


def _legend(
    network: Network, appearances: Mapping[str, Appearance], made: Made | None, unnamed: int
) -> Iterator[Element]:
    present = {node.type for node in network.nodes}
    for name in sorted(present, key=[*appearances, *sorted(present)].index):
        look = appearances.get(name, OTHER)
        yield sign(name, path=outline(look.shape, 7), fill=look.colour)
    standings = Counter(tie.standing for tie in network.ties)
    for standing, stroke in STROKES.items():
        if standings[standing]:
            yield sign(stroke.told, dashes=stroke.dashes)
    if any(tie.origins > 1 for tie in network.ties):
        yield sign(THICKER, thick=5.0)
    for holds, pale in PALE.items():
        if any(tie.holds is holds for tie in network.ties):
            yield sign(pale.told, dashes="", opacity=pale.opacity)
    if made is not None and not network.claims:
        yield sign(made.nothing)
    if unnamed:
        yield sign(f"without a name for want of room: {unnamed:,}")


def sign(
    told: str,
    *,
    path: str | None = None,
    fill: str | None = None,
    dashes: str | None = None,
    thick: float = 2.0,
    opacity: float | None = None,
) -> Element:
    """Make one sign of a legend: a swatch or a line, and what it says.

    Args:
        told: What it says.
        path: The outline of a swatch; None for a line, or for neither where there are no dashes.
        fill: The colour of the swatch.
        dashes: The dashes of a line, empty for an unbroken one; None for no line, unless it is a thick one.
        thick: How thick the line is.
        opacity: How opaque it is; None for wholly.
    """
    group = element(None, "g")
    start = 0.0
    if path is not None:
        element(group, "path", class_="edge", d=path, fill=fill, stroke_width=1, transform="translate(8 -4)")
        start = 21.0
    elif dashes is not None or thick != 2.0:
        element(
            group,
            "line",
            class_="tie",
            x1=0,
            y1=-4,
            x2=30,
            y2=-4,
            stroke_width=thick,
            stroke_dasharray=dashes or None,
            stroke_opacity=opacity,
        )
        start = 37.0
    words(group, start, 0, [told], 11)
    group.set("data-width", f"{start + width(told, 11):g}")
    return group
