"""What befell somebody is found whichever way a dossier tells it, and is not where no claim does.

``fates.csv`` is the source of truth: a question, the query that answers it, and the claims that its rows rest on, in
their order; none where the claims do not say.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from database.graph import Graph
from queries.asking.asker import Asker
from queries.catalogue import Catalogue
from queries.running import run


def questions() -> Iterator[tuple[str, str, list[str]]]:
    with (Path(__file__).parent / "fates.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["question"], row["query"], [f"chronicle/{claim}" for claim in row["claims"].split()]


@pytest.fixture(scope="module")
def asker(catalogue: Catalogue) -> Asker:
    return Asker(catalogue)


@pytest.mark.parametrize(("question", "query", "claims"), list(questions()), ids=lambda value: str(value))
def test_what_befell_somebody_is_found_and_nothing_else(
    asker: Asker, chronicle: Graph, question: str, query: str, claims: list[str]
) -> None:
    choice = asker.choose(asker.read(question), chronicle)
    assert choice.query.name == query
    rows = run(chronicle, choice.query, choice.arguments).rows
    assert [claim for row in rows for claim in row["claims"]] == claims


@pytest.mark.parametrize("predicate", ["sanction", "designate", "blacklist"])
def test_to_sanction_and_to_designate_are_one_deed(chronicle: Graph, catalogue: Catalogue, predicate: str) -> None:
    rows = run(chronicle, catalogue.get("who-did"), {"predicate": predicate}).rows
    assert [row["deed"] for row in rows] == ["sanctioned", "designated"]


def test_those_who_are_only_counted_are_told_beside_those_who_are_named(chronicle: Graph, catalogue: Catalogue) -> None:
    rows = run(chronicle, catalogue.get("who-did"), {"predicate": "wound"}).rows
    found = {(row["who"], row["whom"]): (row["deed"], row["counts"], row["places"]) for row in rows}
    assert found[None, "Attack in Varn"] == ("casualties wounded", ["12"], ["Varn"])


def test_a_time_told_by_a_death_is_the_closest_that_is_told_of_it(asker: Asker, chronicle: Graph) -> None:
    # One claim has the day, another no more than the year.
    choice = asker.choose(asker.read("Who was sanctioned after Jafar Zorn died?"), chronicle)
    assert (choice.query.name, choice.contract) == ("ties/sanctions", {"as_of": "2009-07-08/.."})
