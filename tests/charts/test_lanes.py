"""What is dated in lanes: nothing stands upon another, dense times have room, and a date is drawn as what it is."""

from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from charts.lanes import Strip, draw
from charts.lettering import width
from charts.network import Standing
from charts.timeline import Bounds


def strip(label: str, bounds: Bounds, *, lane: str = "War", standing: Standing = Standing.SAID) -> Strip:
    return Strip(lane, label, label, bounds, standing)


def day(iso: str) -> Bounds:
    return iso, iso, iso, iso


YEAR: Bounds = ("2006-01-01", "2006-12-31", "2006-01-01", "2006-12-31")
REIGN: Bounds = ("1998-01-01", "1998-12-31", "2020-01-03", "2020-01-03")


def marks(drawing: Element) -> dict[str, Element]:
    """The strips of a drawing by their title."""
    return {
        (found.findtext("title") or "").partition(":")[0]: found
        for found in drawing.iter("g")
        if found.get("class") == "strip"
    }


def place(mark: Element) -> float:
    """Where the mark of a day stands, from the left."""
    (drawn,) = [part for part in mark if part.get("class") == "edge day"]
    return float(drawn.get("transform", "").removeprefix("translate(").split()[0])


def test_lanes_stand_in_the_order_that_is_given_and_empty_ones_not_at_all() -> None:
    drawing = draw([strip("b", YEAR, lane="Peace"), strip("a", YEAR)], ["War", "Famine", "Peace"])
    bold = [text.findtext("tspan") for text in drawing.iter("text") if text.get("font-weight") == "bold"]
    assert bold == ["War", "Peace"]


def test_days_that_are_near_each_other_are_told_apart_after_twenty_years() -> None:
    days = [strip(iso, day(iso)) for iso in ("1998-01-01", "2020-01-01", "2020-01-03")]
    first, second, third = (place(mark) for mark in marks(draw(days, ["War"])).values())
    assert first < second < third
    assert third - second > 15


@pytest.mark.parametrize("number", [2, 9, 40])
def test_no_words_stand_upon_others(number: int) -> None:
    strips = [strip(f"what was so, number {place}", day(f"2020-01-{place % 28 + 1:02}")) for place in range(number)]
    strips += [strip("reign", REIGN), strip("year", YEAR)]
    boxes = []
    for mark in marks(draw(strips, ["War"])).values():
        (text,) = mark.findall("text")
        wide = width("".join(text.itertext()), 11) * 0.85  # `width` is generous
        right = float(text.get("x", 0)) + (0 if text.get("text-anchor") == "end" else wide)
        boxes.append((right - wide, right, float(mark.get("transform", "").split()[1].rstrip(")"))))
    assert [pair for pair in combinations(boxes, 2) if _touch(*pair)] == []


def _touch(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def test_a_date_is_drawn_as_what_it_is() -> None:
    drawn = marks(
        draw(
            [
                strip("day", day("2016-05-13")),
                strip("year", YEAR),
                strip("reign", REIGN),
                strip("open", ("2016-01-01", "2016-12-31", None, None)),
                strip("denied", YEAR, standing=Standing.DENIED),
                strip("disputed", YEAR, standing=Standing.DISPUTED),
            ],
            ["War"],
        )
    )
    kinds = {name: [part.get("class") for part in mark if part.tag in ("rect", "path")] for name, mark in drawn.items()}
    assert kinds == {
        "day": ["edge day"],
        "year": ["edge may"],
        "reign": ["edge may", "was"],
        "open": ["edge may", "was", "edge"],
        "denied": ["edge may"],
        "disputed": ["edge may"],
    }
    (denied,), (disputed,) = (drawn[name].findall("rect") for name in ("denied", "disputed"))
    assert denied.get("fill") == "none"
    assert disputed.get("stroke-dasharray") == "4 2.5"


def test_one_day_alone_is_drawn_too() -> None:
    assert list(marks(draw([strip("only", day("2020-01-03"))], ["War"]))) == ["only"]
