"""A time line draws each date as what it is: certain, possible, open, or a day; and never as more."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from charts import reading, timeline
from charts.made import Made
from charts.network import Network, Standing
from database.graph import Graph
from queries.contract import Contract
from schema.appearance import appearances
from schema.vocabulary import Vocabulary


def test_moments_stand_in_order_and_claims_of_one_date_share_a_line(everything: Network) -> None:
    assert [(moment.label, moment.dated, moment.standing) for moment in timeline.moments(everything)] == [
        ("Lena Ostrow led <b>Harbour Watch</b>", "2011/2015~", Standing.SAID),
        ("Lena Ostrow led <b>Harbour Watch</b>", "2013", Standing.SAID),
        ('Omar "the Lamp" Vale member of <b>Harbour Watch</b>', "2016~/..", Standing.SAID),
        ('<b>Harbour Watch</b> participated in Meeting at the pier; \'" onload="alert(1)', "2017-03", Standing.SAID),
        ('Meeting at the pier; \'" onload="alert(1) took place at Salt Pier 🚢', "2017-03", Standing.SAID),
        ('Night Ferry participated in Meeting at the pier; \'" onload="alert(1)', "2017-03", Standing.SAID),
        ("<b>Harbour Watch</b> armed Night Ferry", "2018-12~", Standing.DISPUTED),
        ("مريم نور led Night Ferry", "../2018", Standing.SAID),
    ]
    assert timeline.undated(everything) == 4


def test_what_is_not_certain_at_the_time_asked_about_says_so(
    harbour: Graph, vocabulary: Vocabulary, made: Made
) -> None:
    rows = [{"claims": ["harbour/joined", "harbour/maryam-led"]}]
    asked = reading.read(harbour, rows, contract=Contract.parse(as_of="2017"))
    assert [moment.when for moment in timeline.moments(asked)] == ["2016~/..", "../2018 (possible)"]
    root = timeline.draw(asked, appearances(vocabulary), made)
    assert [line.findtext("title", "").rpartition(": ")[2] for line in _of_class(root, "moment")] == [
        "2016~/..",
        "../2018 (possible)",
    ]
    assert [words for words in root.itertext() if words == "../2018 (possible)"]


@pytest.fixture
def drawn(everything: Network, vocabulary: Vocabulary, made: Made) -> dict[str, list[tuple[str, str]]]:
    """What each line is made of, by its date: the kind of each piece and its fill, without what is written."""
    root = timeline.draw(everything, appearances(vocabulary), made)
    found: dict[str, list[tuple[str, str]]] = {}
    for line in _of_class(root, "moment"):
        title = line.find("title")
        assert title is not None
        assert title.text is not None
        dated = title.text.rpartition(": ")[2]
        pieces = [(one.get("class", ""), one.get("fill", "")) for one in line if one.tag in ("rect", "path")]
        found.setdefault(dated, [piece for piece in pieces if piece[0] != "row"])
    return found


PERSON = "#0072b2"


@pytest.mark.parametrize(
    ("dated", "pieces"),
    [
        ("2011/2015~", [("edge may", PERSON), ("was", PERSON)]),
        ("2013", [("edge may", PERSON)]),
        ("2016~/..", [("fade", "url(#to-0072b2)"), ("edge may", PERSON), ("was", PERSON)]),
        ("../2018", [("fade", "url(#from-0072b2)"), ("edge may", PERSON)]),
    ],
)
def test_a_date_is_drawn_as_what_it_is(
    drawn: dict[str, list[tuple[str, str]]], dated: str, pieces: list[tuple[str, str]]
) -> None:
    assert drawn[dated] == pieces


def test_what_is_disputed_has_a_dashed_edge(everything: Network, vocabulary: Vocabulary, made: Made) -> None:
    root = timeline.draw(everything, appearances(vocabulary), made)
    dashed = [one for line in _of_class(root, "moment") for one in line if one.get("stroke-dasharray")]
    assert len(dashed) == 1


def _of_class(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter("g") if one.get("class") == name)
