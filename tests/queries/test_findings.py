"""What no sample holds and the library finds all the same: sums, clashes, deeds after threats, namesakes."""

from pathlib import Path
from typing import Any

import pytest

from database import migrations
from database.graph import Graph
from ingest.loading import load
from queries.catalogue import Catalogue
from queries.plans import plan
from queries.running import run
from schema.vocabulary import Vocabulary

LEDGER = Path(__file__).parent / "data" / "ledger.yaml"
DELETE_ALL = "MATCH (n) WHERE NOT n:Migration DETACH DELETE n"


@pytest.fixture(scope="module")
def ledger(opened: Graph, vocabulary: Vocabulary) -> Graph:
    """A graph that holds the books of an invented harbour and nothing else."""
    opened.write(DELETE_ALL)
    migrations.apply(opened, vocabulary)
    load(opened, [LEDGER], vocabulary=vocabulary)
    return opened


def ask(graph: Graph, catalogue: Catalogue, name: str, *columns: str, **asked: str) -> list[tuple[Any, ...]]:
    rows = run(graph, catalogue.get(name), asked).rows
    return [tuple(row[column] for column in columns) for row in rows]


def test_sums_are_added_up_by_year_and_currency_and_count_once(ledger: Graph, catalogue: Catalogue) -> None:
    """Two papers tell of the 200 euros of 2014: those are 200 euros, and not 400."""
    assert ask(ledger, catalogue, "sums", "year", "currency", "total", "sums", source="harbour-board") == [
        (2014, "EUR", 500, 2),
        (2014, "USD", 50, 1),
        (2015, "EUR", 70, 1),
    ]


def test_a_sum_to_one_receiver_leaves_the_others_out(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "sums", "year", "currency", "total", target="quay-band") == [
        (2014, "EUR", 200),
        (2014, "USD", 50),
        (2015, "EUR", 70),
    ]


@pytest.mark.parametrize(("person", "kin"), [("otto-lind", "Mara Lind"), ("mara-lind", "Otto Lind")])
def test_kin_is_told_from_either_side(ledger: Graph, catalogue: Catalogue, person: str, kin: str) -> None:
    assert ask(ledger, catalogue, "kin", "kin", "roles", "told", person=person) == [
        (kin, ["sister"], ["Mara Lind is Otto Lind's sister."])
    ]


def test_two_birthplaces_cannot_both_hold_unless_one_lies_in_the_other(ledger: Graph, catalogue: Catalogue) -> None:
    """Mole and Pier both lie at the Haven: being born there goes with either, and not with both."""
    found = ask(ledger, catalogue, "contradictions", "why", "one", "other", entity="otto-lind")
    assert found == [("two places", "ledger/born-mole", "ledger/born-pier")]


def test_two_counts_cannot_both_hold_but_sums_of_several_payments_can(ledger: Graph, catalogue: Catalogue) -> None:
    found = ask(ledger, catalogue, "contradictions", "why", "one", "other", entity="quay-band")
    assert found == [("two values", "ledger/men", "ledger/men-too")]


def test_what_is_asserted_and_denied_cannot_both_hold(ledger: Graph, catalogue: Catalogue) -> None:
    found = ask(ledger, catalogue, "contradictions", "why", "one", "other", "disputed", entity="grain-fund")
    assert found == [("one denies the other", "ledger/grain-euros", "ledger/no-grain", True)]


def test_a_denial_is_shown_with_what_it_denies(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "denials", "subject", "tie", "object", "otherwise", entity="grain-fund") == [
        ("Harbour Board", "funded", "Grain Fund", ["The Board paid the Grain Fund 300 euros in 2014."])
    ]


def test_a_threat_is_followed_by_what_came_after_it_only(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "threats", "threatened", "followed", "acts", source="quay-band") == [
        ("Otto Lind", True, ["In May 2015 the Quay Band attacked Otto Lind."])
    ]


def test_what_two_papers_say_apart_has_more_than_one_source(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "single-source", "tie", "object", "source", entity="harbour-board") == [
        ("funded", "Grain Fund", "The books of the Harbour Board")
    ]


def test_namesakes_of_one_type_are_likely_duplicates(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "likely-duplicates", "ids") == [
        (["otto-lind", "otto-lindt"],),
        (["pier", "pier-house"],),
    ]


def test_only_a_name_spelled_alike_is_shared(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "shared-names", "shared", "ids") == [("Pier", ["pier", "pier-house"])]


def test_entities_of_which_nothing_is_said_are_found(ledger: Graph, catalogue: Catalogue) -> None:
    assert ask(ledger, catalogue, "entities-without-claims", "id", "said") == [("otto-lindt", 0), ("pier-house", 0)]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 1000])
def test_a_timeline_about_nobody_begins_with_what_may_fall_after_the_date(
    ledger: Graph, catalogue: Catalogue, limit: int
) -> None:
    """What is dated 2014 may have been after June; two papers tell of the 200 euros, which make one row."""
    found = ask(ledger, catalogue, "timeline", "dated", "tie", "object", **{"from": "2014-06", "limit": str(limit)})
    everything = [
        ("2014", "funded", "Grain Fund"),
        ("2014", "funded", "Quay Band"),
        ("2014", "attacked", "Otto Lind"),
        ("2015", "funded", "Quay Band"),
        ("2015-03", "threatened", "Otto Lind"),
        ("2015-05", "attacked", "Otto Lind"),
    ]
    assert found == everything[:limit]


def test_a_timeline_about_nobody_reads_no_more_than_an_index_has_in_order(ledger: Graph, catalogue: Catalogue) -> None:
    steps = plan(ledger, catalogue.get("timeline"), {"from": "2014"}).steps
    assert [step.operator for step in steps if "LabelScan" in step.operator or step.operator == "AllNodesScan"] == []
    seeks = [step.details for step in steps if ":Claim(" in step.details]
    assert [detail for detail in seeks if "c:Claim(start_earliest, start_latest)" in detail] == seeks[:1]
    assert "PartialTop" in {step.operator for step in steps}
