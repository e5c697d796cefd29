"""What is firm comes before what is possible, and that before what nobody dates."""

import re

import pytest

from charts import figure, page, reading
from charts.holding import Holds, firmest, looseness, uncertain
from charts.library import Library
from charts.made import Made
from charts.strokes import PALE
from database.graph import Graph
from queries.contract import Contract
from schema.appearance import appearances
from schema.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("holds", "whole", "told"),
    [
        ([Holds.UNKNOWN, Holds.POSSIBLE, Holds.CERTAIN], Holds.CERTAIN, ""),
        ([Holds.UNKNOWN, None, Holds.POSSIBLE], Holds.POSSIBLE, "possible"),
        ([Holds.UNKNOWN], Holds.UNKNOWN, "unknown"),
        ([None], None, ""),
        ([], None, ""),
    ],
)
def test_several_hold_as_the_firmest_does(holds: list[Holds | None], whole: Holds | None, told: str) -> None:
    assert firmest(holds) is whole
    assert uncertain(whole) == told


def test_the_firmest_comes_first() -> None:
    assert sorted([Holds.UNKNOWN, None, Holds.POSSIBLE, Holds.CERTAIN], key=looseness) == [
        None,
        Holds.CERTAIN,
        Holds.POSSIBLE,
        Holds.UNKNOWN,
    ]


def test_a_page_and_a_figure_are_as_pale_as_each_other_and_tell_possible_from_unknown(
    harbour: Graph, vocabulary: Vocabulary, made: Made
) -> None:
    rows = [{"claims": [f"harbour/{key}" for key in ("joined", "maryam-led", "led-echo")]}]
    network = reading.read(harbour, rows, contract=Contract.parse(as_of="2017"))
    root = figure.draw(network, appearances(vocabulary), made)
    drawn = {line.get("stroke-opacity") for line in root.iter("path") if line.get("class") == "tie"}
    assert drawn == {None, *(str(pale.opacity) for pale in PALE.values())}
    assert {pale.told for pale in PALE.values()} <= set(root.itertext())
    assert len({pale.opacity for pale in PALE.values()}) == 2
    written = page.link_chart(network, appearances(vocabulary), made, Library("x", "1", "", ""))
    sent = re.findall(r'"(possible|unknown)":{"told":"[^"]*","opacity":([\d.]+)}', written)
    assert {Holds(name): float(opacity) for name, opacity in sent} == {
        name: pale.opacity for name, pale in PALE.items()
    }
