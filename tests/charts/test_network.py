"""The network of an answer is what its claims say: who is tied to whom, how firmly, and by how many sources."""

from dataclasses import replace

import pytest

from charts import reading
from charts.network import Network, Standing
from database.graph import Graph
from queries.contract import Contract


def test_each_tie_gathers_the_claims_of_one_subject_predicate_and_object(everything: Network) -> None:
    found = {(tie.source, tie.predicate, tie.target): {claim.id for claim in tie.claims} for tie in everything.ties}
    assert found == {
        ("ferry", "ATTACKED", "salt-pier"): {"harbour/plan"},
        ("ferry", "PARTICIPATED_IN", "meeting"): {"harbour/met-too"},
        ("lena-ostrow", "LED", "watch"): {"harbour/led", "harbour/led-echo", "harbour/led-ferry"},
        ("maryam", "LED", "ferry"): {"harbour/maryam-led"},
        ("meeting", "TOOK_PLACE_AT", "salt-pier"): {"harbour/where"},
        ("omar-vale", "MEMBER_OF", "watch"): {"harbour/joined"},
        ("watch", "ARMED", "ferry"): {"harbour/armed", "harbour/not-armed"},
        ("watch", "PARTICIPATED_IN", "meeting"): {"harbour/met"},
    }


def test_the_nodes_are_the_ends_of_claims_and_know_whom_the_question_names(everything: Network) -> None:
    assert {node.id: node.asked for node in everything.nodes} == {
        "ferry": False,
        "lena-ostrow": False,
        "maryam": False,
        "meeting": False,
        "omar-vale": False,
        "salt-pier": False,
        "watch": True,
    }
    assert [claim.id for claim in everything.values] == ["harbour/age"]


def test_a_document_that_repeats_another_is_no_source_of_its_own(everything: Network) -> None:
    (led,) = (tie for tie in everything.ties if tie.source == "lena-ostrow")
    assert {source.document for claim in led.claims for source in claim.sources} == {"harbour", "echo", "ferry"}
    assert led.origins == 2


def test_what_is_denied_by_one_and_said_by_another_is_disputed_and_a_plan_is_no_act(everything: Network) -> None:
    found = {tie.predicate: tie.standing for tie in everything.ties}
    assert found["ARMED"] is Standing.DISPUTED
    assert found["ATTACKED"] is Standing.NO_ACT
    assert found["LED"] is Standing.SAID


def test_a_denial_alone_is_drawn_as_one(harbour: Graph) -> None:
    alone = reading.read(harbour, [{"claims": ["harbour/not-armed"], "disputed": False}])
    assert [tie.standing for tie in alone.ties] == [Standing.DENIED]


def test_a_source_that_is_left_out_counts_for_nothing(harbour: Graph) -> None:
    rows = [{"claims": ["harbour/led", "harbour/led-echo", "harbour/led-ferry"], "disputed": False}]
    without = reading.read(harbour, rows, contract=Contract.parse(without_sources=["ferry"]))
    assert [tie.origins for tie in without.ties] == [1]


def test_open_bounds_are_open_and_quotes_come_from_the_text(everything: Network) -> None:
    found = {claim.id: claim for claim in everything.claims}
    assert found["harbour/maryam-led"].bounds == (None, "2018-12-31", "2018-01-01", "2018-12-31")
    assert found["harbour/joined"].bounds == ("2015-01-01", "2017-12-31", "2019-05-02", None)
    assert found["harbour/met"].sources[0].quote == (
        "In March 2017 the Watch and the Night Ferry met at the Salt Pier 🚢."
    )
    assert found["harbour/led-ferry"].grade == "D2"
    bare = replace(found["harbour/led-ferry"], sources=())
    assert [bare.grade, replace(bare, credibility=None).grade] == ["ungraded source, credibility 2", None]


def test_claims_that_are_asked_for_in_parts_come_in_their_order(
    harbour: Graph, everything: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PART", 2)
    claims = [claim.id for claim in everything.claims]
    assert len(claims) > 4
    rows = [{"claims": claims, "disputed": True}]
    assert reading.read(harbour, rows, asked=["watch"]) == everything


def test_rows_without_claims_make_an_empty_network(harbour: Graph) -> None:
    assert reading.read(harbour, [{"name": "Lena"}]) == Network((), ())
    alone = reading.read(harbour, [], asked=["watch"])
    assert [(node.id, node.asked) for node in alone.nodes] == [("watch", True)]
    assert alone.claims == ()


def test_each_claim_and_tie_says_how_it_holds_at_the_time_that_was_asked_about(harbour: Graph) -> None:
    rows = [{"claims": [f"harbour/{key}" for key in ("joined", "met", "maryam-led", "led-echo")]}]
    asked = reading.read(harbour, rows, contract=Contract.parse(as_of="2017"))
    assert {claim.id: claim.holds for claim in asked.claims} == {
        "harbour/joined": "certain",
        "harbour/met": "certain",
        "harbour/maryam-led": "possible",
        "harbour/led-echo": "unknown",
    }
    assert {(tie.source, tie.holds) for tie in asked.ties} == {
        ("omar-vale", "certain"),
        ("watch", "certain"),
        ("maryam", "possible"),
        ("lena-ostrow", "unknown"),
    }
    assert {claim.holds for claim in reading.read(harbour, rows).claims} == {None}
