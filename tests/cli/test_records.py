"""Entities and claims, found and shown."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from database.graph import Graph

Ask = Callable[..., Any]


def test_find_gives_the_best_match_first(ask: Ask) -> None:
    answer = ask("entity", "find", "Hezbolla", "--format", "json")
    found = json.loads(answer.rows)
    assert found[0]["id"] == "hizbullah"
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)


def test_find_takes_a_type(ask: Ask) -> None:
    found = json.loads(ask("entity", "find", "Soleimani", "--type", "person", "--format", "json").rows)
    assert {row["type"] for row in found} == {"Person"}
    answer = ask("entity", "find", "Soleimani", "--type", "Persn")
    assert (answer.code, answer.remarks) == (
        2,
        "error: There is no entity type “Persn”. Did you mean Person? Types are Person, Organization, Place, Event, "
        "Position, Equipment, Programme, Work.\n",
    )


def test_find_of_nothing_is_an_empty_answer(ask: Ask) -> None:
    answer = ask("entity", "find", "Qwxvbtrpw")
    assert (answer.code, answer.rows) == (0, "")


def test_show_an_entity(ask: Ask) -> None:
    rows = ask("entity", "show", "Haniya", "--type", "Person").rows
    assert rows.startswith("Ismail Haniyeh\nPerson · ismail-haniyeh\n")
    for shown in ("Also called", "→ SPOKE_AT (1): Funeral of Qasem Soleimani", "note-funeral/haniyeh-spoke"):
        assert shown in rows


def test_show_an_entity_as_json(ask: Ask) -> None:
    record = json.loads(ask("entity", "show", "ismail-haniyeh", "--format", "json").rows)
    assert set(record) == {"entity", "names", "ties", "claim_count", "claims"}
    assert record["claim_count"] == len(record["claims"])


def test_show_bounds_its_claims_and_says_so(ask: Ask) -> None:
    answer = ask("entity", "show", "qasem-soleimani", "--limit", "3")
    assert "more: --limit" in answer.remarks


def test_show_a_claim(ask: Ask) -> None:
    rows = ask("claim", "show", "note-funeral/haniyeh-spoke").rows
    for shown in (
        "Haniyeh made a speech at the funeral.",
        "Ismail Haniyeh (ismail-haniyeh)",
        "SPOKE_AT",
        "reported, asserts",
        "ungraded",
        "paragraph",
        "“",
    ):
        assert shown in rows


def test_show_a_claim_by_its_key_alone(ask: Ask) -> None:
    assert ask("claim", "show", "ghaani-commanded").code == 0
    twice = ask("claim", "show", "soleimani-killed-badreddine")
    assert (twice.code, "could be any of" in twice.remarks) == (2, True)
    assert ask("claim", "show", "nothing").code == 2


def test_a_disputed_claim_says_what_disputes_it(ask: Ask) -> None:
    record = json.loads(
        ask("claim", "show", "jcpa-soleimani-2020-01/soleimani-killed-badreddine", "--format", "json").rows
    )
    assert record["claim"]["disputed"] is True
    assert "disputed by" in {other["tie"] for other in record["others"]} or record["claim"]["status"] == "disputed"


@pytest.mark.parametrize(
    ("options", "column", "values"),
    [
        (("--disputed",), "disputed", {True}),
        (("--denials",), "polarity", {"denies"}),
        (("--modality", "intended"), "modality", {"intended"}),
        (("--predicate", "killed"), "predicate", {"KILLED"}),
    ],
)
def test_list_claims_narrowed_down(ask: Ask, options: tuple[str, ...], column: str, values: set[Any]) -> None:
    rows = json.loads(ask("claim", "list", *options, "--limit", "1000", "--format", "json").rows)
    assert {row[column] for row in rows} == values


def test_list_claims_of_an_entity_and_a_document(ask: Ask) -> None:
    rows = json.loads(
        ask("claim", "list", "--entity", "Haniyeh", "--document", "note-funeral", "--format", "json").rows
    )
    assert {row["claim"] for row in rows} == {"note-funeral/haniyeh-spoke", "note-funeral/haniyeh-eulogised"}


def test_a_list_that_is_cut_says_so(ask: Ask) -> None:
    assert ask("claim", "list", "--limit", "5").remarks == "The first 5; --limit shows more.\n"


def test_a_claim_names_each_reference_once(ask: Ask, sampled: Graph) -> None:
    rows = sampled.read(
        "MATCH (c:Claim)-[q:QUALIFIED_BY]->(e:Entity) RETURN c.id AS id, q.as AS as, e.name AS name, e.id AS entity"
    )
    assert rows
    for row in rows[:3]:
        shown = ask("claim", "show", row["id"]).rows
        assert shown.count(f"\n{row['as']} ") == 1
        assert f"{row['name']} ({row['entity']})" in " ".join(shown.split())
        assert "['" not in shown


def test_list_says_what_a_name_was_read_as(ask: Ask) -> None:
    answer = ask("claim", "list", "--entity", "Haniya", "--limit", "1")
    assert answer.remarks == "The first 1; --limit shows more.\n“Haniya” was read as Ismail Haniyeh.\n"


def test_list_refuses_a_document_that_is_not_there(ask: Ask) -> None:
    answer = ask("claim", "list", "--document", "note-funerals")
    assert (answer.code, answer.rows) == (2, "")
    assert answer.remarks == "error: There is no document “note-funerals”. Did you mean note-funeral?\n"


def test_claims_that_only_name_something_are_listed_with_those_about_it(ask: Ask) -> None:
    rows = json.loads(ask("claim", "list", "--entity", "Damascus airport", "--format", "json").rows)
    assert "jcpa-soleimani-2020-01/soleimani-killed-badreddine" in {row["claim"] for row in rows}
