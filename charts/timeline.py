"""A time line: what an answer's claims say happened, in order, each date drawn as what it is and never rounded.

What is certain is a full bar; what may have been is a pale one; a day is a mark; an end that is open or unknown fades.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from charts.figure import sign
from charts.holding import firmest, uncertain
from charts.lettering import cut, width
from charts.made import Made
from charts.network import Network, Node, Said, Standing, in_words, standing
from charts.strokes import STROKES
from charts.svg import LEAST, element, frame, words
from schema.appearance import OTHER, Appearance

Bounds = tuple[str | None, str | None, str | None, str | None]
"""The earliest and latest start and the earliest and latest end as ISO days; None for what is open."""

WHOLE: Final = slice(None)
_TOP: Final = 24
_LETTERS: Final = 11.5
_BAR: Final = 10.0
_POSSIBLE: Final = 0.4
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Measures:
    """How a time line shares out its room, in pixels.

    Args:
        label: How much of a line its words take before the bars; none where they stand above them.
        chart: How much the bars take.
        line: How high a line is.
        words: The foot of its words, from above.
        bar: The middle of its bar, from above.
        fade: How far a bar fades whose end nobody tells.
        ticks: So many days are named along the axis at most.
    """

    label: float
    chart: float
    line: int
    words: float
    bar: float
    fade: float
    ticks: int


WIDE: Final = Measures(label=400.0, chart=620.0, line=22, words=15.0, bar=11.0, fade=70.0, ticks=10)
"""For a page of paper or a screen that is wide: words beside the bars."""

NARROW: Final = Measures(label=0.0, chart=312.0, line=38, words=14.0, bar=27.0, fade=34.0, ticks=4)
"""For a telephone: words above the bars."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a time line: what is said to have been so at one time.

    Args:
        label: Who, what, and whom or how much, as one line.
        subject: The entity that it is said of.
        claims: The claims that say so.
        bounds: The earliest and latest start and the earliest and latest end as ISO days; None for what is open.
        dated: When, as EDTF.
        standing: How it stands.
    """

    label: str
    subject: Node
    claims: tuple[Said, ...]
    bounds: Bounds
    dated: str
    standing: Standing

    @property
    def when(self) -> str:
        """When, and behind it how that holds at the time that was asked about, where it is not for certain."""
        holds = uncertain(firmest(claim.holds for claim in self.claims))
        return f"{self.dated} ({holds})" if holds else self.dated


def moments(network: Network) -> list[Moment]:
    """Give what a network's claims say of time, in order; what bears no date is left out.

    Args:
        network: The network.
    """
    nodes = {node.id: node for node in network.nodes}
    grouped: dict[tuple[str, str, str, str], list[Said]] = {}
    for claim in network.claims:
        if claim.dated is not None:
            other = claim.object or claim.value or ""
            grouped.setdefault((claim.subject, claim.predicate, other, claim.dated), []).append(claim)
    found = []
    for (subject, predicate, _, dated), claims in grouped.items():
        first = claims[0]
        other = nodes[first.object].name if first.object else first.value or ""
        bounds = first.bounds or (None, None, None, None)
        label = f"{nodes[subject].name} {in_words(predicate)} {other}".rstrip()
        found.append(Moment(label, nodes[subject], tuple(claims), bounds, dated, standing(claims)))
    return sorted(found, key=_order)


def undated(network: Network) -> int:
    """Count the claims of a network that bear no date.

    Args:
        network: The network.
    """
    return sum(claim.dated is None for claim in network.claims)


def draw(
    network: Network,
    appearances: Mapping[str, Appearance],
    made: Made | None,
    *,
    part: slice = WHOLE,
    measures: Measures = WIDE,
) -> Element:
    """Draw what a network's claims say of time.

    Args:
        network: The network; some of its claims bear a date.
        appearances: How the entities of each type are drawn.
        made: Where it comes from; None where it stands in a page that says so.
        part: Which of its lines; all share one axis, and the signs are told below the last.
        measures: How it shares out its room.

    Returns:
        The drawing; each line is a group of the class ``moment`` that bears its number as ``data-place``.
    """
    found = moments(network)
    axis = _Axis(found, measures)
    group = element(None, "g")
    colours = {appearances.get(moment.subject.type, OTHER).colour for moment in found}
    _fades(group, sorted(colours))
    numbered = list(enumerate(found))[part]
    bottom = float(measures.line * len(numbered) + _TOP)
    room = measures.label - 12 if measures.label else measures.chart
    axis.draw(group, bottom)
    for number, (place, moment) in enumerate(numbered):
        line = element(
            group, "g", class_="moment", data_place=place, transform=f"translate(0 {_TOP + number * measures.line})"
        )
        element(line, "title", f"{moment.label}: {moment.when}")
        wide = measures.label + measures.chart + 12
        element(line, "rect", class_="row", x=-6, y=0, width=wide, height=measures.line, fill="transparent")
        label = cut(moment.label, room - width(moment.when, 10) - 12, _LETTERS)
        words(line, 0, measures.words, [label], _LETTERS)
        words(line, room, measures.words, [moment.when], 10, class_="quiet", text_anchor="end")
        _bar(line, axis, moment, appearances.get(moment.subject.type, OTHER).colour)
    is_last = not numbered or numbered[-1][0] == len(found) - 1
    legend = _legend(found, appearances, undated(network), measures) if is_last else ()
    least = LEAST if measures.label else measures.chart
    return frame(group, measures.label + measures.chart, bottom, made, legend, least=least)


class _Axis:
    """Days as places from left to right: all that the bounds name, with room at both ends for what fades."""

    def __init__(self, found: Sequence[Moment], measures: Measures) -> None:
        self.measures = measures
        days = sorted(_day(bound) for moment in found for bound in moment.bounds if bound is not None)
        self.first, self.last = days[0], max(days[-1], days[0] + 30)

    def at(self, day: str) -> float:
        whole = self.measures.chart - 2 * self.measures.fade
        return self.measures.label + self.measures.fade + (_day(day) - self.first) / (self.last - self.first) * whole

    def draw(self, group: Element, bottom: float) -> None:
        for told, day in self._ticks():
            x = self.at(day)
            element(group, "line", class_="rule", x1=x, y1=18, x2=x, y2=bottom, stroke_width=1)
            words(group, x, 12, [told], 10, class_="quiet", text_anchor="middle")

    def _ticks(self) -> Iterator[tuple[str, str]]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        years = last.year - first.year
        if years < 2:
            months = (last.year - first.year) * 12 + last.month - first.month
            step = max(1, -(-months // (self.measures.ticks - 2)))
            for number in range(first.month - 1, first.month + months, step):
                day = date(first.year + number // 12, number % 12 + 1, 1)
                if first <= day <= last:
                    yield f"{day:%Y-%m}", day.isoformat()
            return
        step = next((step for step in _STEPS if years / step <= self.measures.ticks), _STEPS[-1])
        for year in range(-(-first.year // step) * step, last.year + 1, step):
            if year >= 1 and date(year, 1, 1) >= first:
                yield str(year), date(year, 1, 1).isoformat()


def _bar(line: Element, axis: _Axis, moment: Moment, colour: str) -> None:
    start_earliest, start_latest, end_earliest, end_latest = moment.bounds
    fade = axis.measures.fade
    top = axis.measures.bar - _BAR / 2
    hollow = moment.standing in (Standing.DENIED, Standing.NO_ACT)
    known = [axis.at(day) for day in moment.bounds if day is not None]
    left = axis.at(start_earliest) if start_earliest else min(known) - fade
    right = axis.at(end_latest) if end_latest else max(known) + fade

    def block(start: float, end: float, kind: str, fill: str) -> None:
        element(line, "rect", class_=kind, x=start, y=top, width=max(end - start, 0.5), height=_BAR, fill=fill)

    if start_earliest == end_latest and start_earliest is not None:
        x = axis.at(start_earliest)
        half = _BAR * 0.62
        element(
            line, "path", class_="edge day", fill="none" if hollow else colour, stroke_width=1.2,
            stroke_dasharray=_edge(moment),
            d=f"M{-half:g} 0L0 {-half:g}L{half:g} 0L0 {half:g}Z", transform=f"translate({x:.1f} {axis.measures.bar:g})",
        )  # fmt: skip
        return
    # From the earliest start to the latest end it may have been; between the latest start and the earliest end it was.
    sure_from = axis.at(start_latest) if start_latest else left
    sure_to = axis.at(end_earliest) if end_earliest else right
    pale_left = min(sure_from, sure_to) if start_earliest is None else left
    pale_right = max(sure_from, sure_to) if end_latest is None else right
    fill = "none" if hollow else colour
    name = colour.removeprefix("#")
    if start_earliest is None and not hollow:
        block(left, pale_left, "fade", f"url(#from-{name})")
    if end_latest is None and not hollow:
        block(pale_right, right, "fade", f"url(#to-{name})")
    if pale_right > pale_left:
        element(
            line, "rect", class_="edge may", x=pale_left, y=top, width=max(pale_right - pale_left, 3.0), height=_BAR,
            fill=fill, fill_opacity=_POSSIBLE, stroke_width=0.8, stroke_opacity=0.75, stroke_dasharray=_edge(moment),
        )  # fmt: skip
    if sure_to > sure_from:
        block(sure_from, sure_to, "was", fill)


def _edge(moment: Moment) -> str | None:
    return STROKES[moment.standing].dashes.replace("7 4", "4 2.5") or None


def _fades(group: Element, colours: Sequence[str]) -> None:
    definitions = element(group, "defs")
    for colour in colours:
        for name, stops in (("from", (0, _POSSIBLE)), ("to", (_POSSIBLE, 0))):
            gradient = element(definitions, "linearGradient", id=f"{name}-{colour.removeprefix('#')}")
            for offset, opacity in zip(("0", "1"), stops, strict=True):
                element(gradient, "stop", offset=offset, stop_color=colour, stop_opacity=opacity)


def _legend(
    found: Sequence[Moment], appearances: Mapping[str, Appearance], without: int, measures: Measures
) -> Iterator[Element]:
    types = Counter(moment.subject.type for moment in found)
    for name in sorted(types, key=[*appearances, *sorted(types)].index):
        yield sign(name, path="M-7 -5h14v10h-14Z", fill=appearances.get(name, OTHER).colour)
    yield _swatch("a day", mark=True)
    yield _swatch("certain", opacity=1.0)
    within = "possible: somewhere within, or from or until somewhere within"
    yield _swatch(within if measures.label else "possible: somewhere within", opacity=_POSSIBLE)
    fading = _swatch("began or ends nobody says when", opacity=0.0)
    for number in range(6):
        element(
            fading,
            "rect",
            x=4 * number,
            y=-9,
            width=4,
            height=_BAR,
            fill="#808890",
            fill_opacity=_POSSIBLE - 0.07 * number,
        )
    yield fading
    standings = {moment.standing for moment in found}
    if Standing.DISPUTED in standings:
        yield sign(f"{STROKES[Standing.DISPUTED].told}: a dashed edge", dashes=STROKES[Standing.DISPUTED].dashes)
    if standings & {Standing.DENIED, Standing.NO_ACT}:
        yield sign("denied, planned or conditional: hollow", dashes=STROKES[Standing.DENIED].dashes)
    if without:
        yield sign(f"without a date, and not drawn: {without:,} {'claim' if without == 1 else 'claims'}")


def _swatch(told: str, *, mark: bool = False, opacity: float = 1.0) -> Element:
    group = element(None, "g")
    if mark:
        element(group, "path", class_="edge", d="M4 -4L10 -10L16 -4L10 2Z", fill="#808890", stroke_width=1)
    elif opacity:
        element(
            group, "rect", class_="edge" if opacity < 1 else None, x=0, y=-9, width=24, height=_BAR, fill="#808890",
            fill_opacity=opacity, stroke_width=0.8,
        )  # fmt: skip
    words(group, 31, 0, [told], 11)
    group.set("data-width", f"{31 + width(told, 11):g}")
    return group


def _order(moment: Moment) -> tuple[str, str, str]:
    known = [bound for bound in moment.bounds if bound is not None]
    start = moment.bounds[0] or moment.bounds[1] or min(known, default="")
    return start, moment.bounds[1] or start, moment.label


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
