"""Lanes: what is dated on one page, a lane for each topic, along an axis that gives time room where much happened.

Each strip stands on a line of its own, with its words above it, and lines that do not touch share a row. The axis is
stretched between days that are near each other and squeezed where nothing is dated, or the last month of twenty years
would be a sliver; its years are written where they fall.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from charts.figure import sign
from charts.lettering import BOLD, cut, width
from charts.network import Standing
from charts.strokes import STROKES
from charts.svg import element, frame, words
from charts.timeline import Bounds

_TITLE: Final = 118.0
_CHART: Final = 562.0
_TOP: Final = 26.0
_ROW: Final = 31.0
_BAR: Final = 8.0
_LETTERS: Final = 11.0
_BETWEEN: Final = 10.0
_FADE: Final = 46.0
_EDGE: Final = 8.0
_COLOUR: Final = "#4477aa"
_POSSIBLE: Final = 0.4
# A gap of a month counts for about twice as much as no gap at all, and one of twenty years for about six times as much.
_MONTH: Final = 30.0
_LEAST: Final = 0.5


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn on one line.

    Args:
        lane: The topic.
        label: What was so.
        dated: When, in words.
        bounds: The earliest and latest start and the earliest and latest end; the earliest start is known.
        standing: How it stands.
    """

    lane: str
    label: str
    dated: str
    bounds: Bounds
    standing: Standing


def draw(strips: Sequence[Strip], lanes: Sequence[str]) -> Element:
    """Draw strips in lanes.

    Args:
        strips: What is drawn, at least one.
        lanes: The topics in the order in which they stand; those without strips are left out.

    Returns:
        The drawing.
    """
    axis = _Axis([day for strip in strips for day in strip.bounds if day is not None])
    group = element(None, "g")
    rules = element(group, "g")
    y = _TOP
    for lane in lanes:
        own = [_Placed(strip, axis) for strip in strips if strip.lane == lane]
        if own:
            y = _lane(group, lane, own, y)
    axis.draw(rules, y)
    return frame(group, _TITLE + _CHART, y, None, _legend(strips))


class _Axis:
    def __init__(self, days: Sequence[str]) -> None:
        self._days = sorted({date.fromisoformat(day).toordinal() for day in days})
        widths = [
            _LEAST + math.log1p((later - earlier) / _MONTH)
            for earlier, later in zip(self._days, self._days[1:], strict=False)
        ]
        room, along = _CHART - 2 * _FADE, 0.0
        scale = room / (sum(widths) or 1.0)
        self._places = [_TITLE + _FADE]
        for wide in widths:
            along += wide
            self._places.append(_TITLE + _FADE + along * scale)

    def at(self, day: str) -> float:
        return self._at(date.fromisoformat(day).toordinal())

    def _at(self, ordinal: int) -> float:
        last = max(bisect_right(self._days, ordinal) - 1, 0)
        if last == len(self._days) - 1:
            return self._places[-1]
        before, after = self._days[last], self._days[last + 1]
        part = (ordinal - before) / (after - before)
        return self._places[last] + part * (self._places[last + 1] - self._places[last])

    def draw(self, group: Element, bottom: float) -> None:
        """Draw a rule for each year, as far as there is room for its number."""
        first, last = (date.fromordinal(self._days[place]) for place in (0, -1))
        free = 0.0
        for year in range(first.year, last.year + 1):
            day = max(date(year, 1, 1), first)
            x, half = self._at(day.toordinal()), width(str(year), 10) / 2
            if x - half < free:
                continue
            element(group, "line", class_="rule", x1=x, y1=18, x2=x, y2=bottom, stroke_width=1)
            words(group, x, 12, [str(year)], 10, class_="quiet", text_anchor="middle")
            free = x + half + 6


class _Placed:
    """A strip with its place: its mark, and its words above that."""

    def __init__(self, strip: Strip, axis: _Axis) -> None:
        start, latest, earliest, end = strip.bounds
        self.strip = strip
        self.is_day = start == end
        self.left = axis.at(start) if start else _TITLE
        self.right = axis.at(end) if end else _TITLE + _CHART - _EDGE
        self.is_open = end is None
        self.sure = (axis.at(latest) if latest else self.left, axis.at(earliest) if earliest else self.right)
        room = _CHART - _EDGE
        dated = f"  {strip.dated}"
        self.label = cut(strip.label, room - width(dated, _LETTERS), _LETTERS)
        wide = width(f"{self.label}{dated}", _LETTERS)
        edge = _TITLE + _CHART - _EDGE
        self.is_left = self.left - _EDGE + wide <= edge
        self.words_at = max(self.left - _EDGE, _TITLE) if self.is_left else edge
        reach = (self.words_at, self.words_at + wide) if self.is_left else (edge - wide, edge)
        self.taken = (min(self.left - _EDGE, reach[0]), max(self.right + _EDGE, reach[1]))

    def draw(self, group: Element, y: float) -> None:
        line = element(group, "g", class_="strip", transform=f"translate(0 {y:g})")
        element(line, "title", f"{self.strip.label}: {self.strip.dated}")
        self._mark(line)
        text = element(
            line, "text", font_size=_LETTERS, x=self.words_at, y=11, text_anchor=None if self.is_left else "end"
        )
        element(text, "tspan", f"{self.label} ")
        element(text, "tspan", f" {self.strip.dated}", class_="quiet")

    def _mark(self, line: Element) -> None:
        hollow = self.strip.standing in (Standing.DENIED, Standing.NO_ACT)
        fill = "none" if hollow else _COLOUR
        dashes = STROKES[self.strip.standing].dashes.replace("7 4", "4 2.5") or None
        middle = 15 + _BAR / 2
        if self.is_day:
            half = _BAR * 0.66
            element(
                line, "path", class_="edge day", fill=fill, stroke_width=1, stroke_dasharray=dashes,
                d=f"M{-half:g} 0L0 {-half:g}L{half:g} 0L0 {half:g}Z",
                transform=f"translate({self.left:.1f} {middle:g})",
            )  # fmt: skip
            return
        element(
            line, "rect", class_="edge may", x=self.left, y=15, width=max(self.right - self.left, 5.0), height=_BAR,
            fill=fill, fill_opacity=_POSSIBLE, stroke_width=0.8, stroke_opacity=0.75, stroke_dasharray=dashes,
        )  # fmt: skip
        from_, to = self.sure
        if to > from_ and not hollow:
            element(line, "rect", class_="was", x=from_, y=15, width=to - from_, height=_BAR, fill=fill)
        if self.is_open:
            element(
                line, "path", class_="edge", fill="none", stroke_width=1.4,
                d=f"M{self.right - 4:.1f} 14l5 {_BAR / 2 + 1:g}l-5 {_BAR / 2 + 1:g}",
            )  # fmt: skip


def _lane(group: Element, lane: str, own: Sequence[_Placed], top: float) -> float:
    """Draw a lane, and return where the next one begins."""
    element(group, "line", class_="rule", x1=0, y1=top, x2=_TITLE + _CHART, y2=top, stroke_width=1)
    words(group, 0, top + 17, [cut(lane, _TITLE - 12, _LETTERS * BOLD)], _LETTERS, font_weight="bold")
    rows: list[list[tuple[float, float]]] = []
    for placed in own:
        start, end = placed.taken
        number = next(
            (
                place
                for place, row in enumerate(rows)
                if all(end + _BETWEEN <= left or right + _BETWEEN <= start for left, right in row)
            ),
            len(rows),
        )
        if number == len(rows):
            rows.append([])
        rows[number].append(placed.taken)
        placed.draw(group, top + 4 + number * _ROW)
    return top + 8 + len(rows) * _ROW


def _legend(strips: Sequence[Strip]) -> Iterator[Element]:
    for told, opacity in (("a day", None), ("certain", 1.0), ("possible: somewhere within", _POSSIBLE)):
        group = element(None, "g")
        if opacity is None:
            element(group, "path", class_="edge", d="M4 -4L10 -10L16 -4L10 2Z", fill=_COLOUR, stroke_width=1)
        else:
            element(group, "rect", x=0, y=-8, width=24, height=_BAR, fill=_COLOUR, fill_opacity=opacity)
        words(group, 31, 0, [told], _LETTERS)
        group.set("data-width", f"{31 + width(told, _LETTERS):g}")
        yield group
    if any(strip.bounds[3] is None for strip in strips):
        yield sign("> open: no end is told")
    standings = {strip.standing for strip in strips}
    if Standing.DISPUTED in standings:
        yield sign(f"{STROKES[Standing.DISPUTED].told}: a dashed edge", dashes=STROKES[Standing.DISPUTED].dashes)
    if standings & {Standing.DENIED, Standing.NO_ACT}:
        yield sign("denied, planned or conditional: hollow", dashes=STROKES[Standing.DENIED].dashes)
    yield sign("Time has more room where more is dated.")
