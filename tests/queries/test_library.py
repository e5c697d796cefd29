"""The library as a whole: each query says what it does, does what it says, and answers its cases exactly.

The cases of a query stand beside it, in ``<name>.cases.yaml``: what is asked, and the rows that the sample dossiers
answer, each checked against the text of the brief. What a row leaves out is empty: null, false, or an empty list; and
where nothing is said of the modality, it is reported.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from database.connection import Connection
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.checking import explain, inspect
from queries.contract import PARAMETERS, Contract
from queries.running import read_arguments, readable, run
from queries.saved_query import LIBRARY
from schema.entities import EventKind
from schema.vocabulary import RESERVED_TYPES, Vocabulary

NAMES = Catalogue.read().names


def cases_of(name: str) -> list[dict[str, Any]]:
    path = LIBRARY / f"{name}.cases.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []


def all_cases() -> Iterator[Any]:
    for name in NAMES:
        for number, case in enumerate(cases_of(name), start=1):
            asked = " ".join(f"{key}={value}" for key, value in case["asked"].items())
            yield pytest.param(name, case, id=f"{name}-{number}-{asked or 'nothing'}")


@pytest.fixture(scope="module")
def telling(samples: Graph, server: Connection) -> Iterator[Graph]:
    """The samples, on a connection that hands on the server's remarks."""
    with Graph.open(server, notifications=True) as graph:
        # What was counted and planned while the graph was empty says nothing of a plan over the samples.
        graph.write("CALL db.prepareForReplanning(60)")
        yield graph


def test_every_file_of_the_library_is_a_query_or_its_cases(catalogue: Catalogue) -> None:
    assert catalogue.problems == []
    files = {path.relative_to(LIBRARY).as_posix() for path in LIBRARY.rglob("*.*") if path.suffix != ".json"}
    assert files == {f"{name}{suffix}" for name in NAMES for suffix in (".cypher", ".cases.yaml")}


def test_every_query_can_be_called_by_the_last_part_of_its_name(catalogue: Catalogue) -> None:
    assert sorted(catalogue.short_names.values()) == sorted(name.rpartition("/")[2] for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_does(catalogue: Catalogue, vocabulary: Vocabulary, name: str) -> None:
    assert inspect(catalogue.get(name), vocabulary) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_query_plans_reads_only_and_returns_what_it_declares(telling: Graph, catalogue: Catalogue, name: str) -> None:
    assert explain(catalogue.get(name), telling) == []


@pytest.mark.parametrize(("name", "case"), list(all_cases()))
def test_a_query_answers_its_cases(samples: Graph, catalogue: Catalogue, name: str, case: dict[str, Any]) -> None:
    query = catalogue.get(name)
    asked = {key: str(value) for key, value in case["asked"].items()}
    contract = Contract.parse(**{key: asked.pop(key) for key in PARAMETERS if key in asked})
    rows = list(run(samples, query, asked, contract=contract).rows)
    assert [list(row) for row in rows] == [list(query.columns)] * len(rows)
    assumed = {"modality": "reported"} if query.over_claims else {}
    assert [_without_empty(row) for row in rows] == [_without_empty({**assumed, **row}) for row in case["rows"]]


@pytest.mark.parametrize("name", [query.name for query in Catalogue.read() if query.over_claims])
def test_the_cypher_that_is_shown_answers_as_the_one_that_runs_where_nothing_is_asked_of_claims(
    samples: Graph, catalogue: Catalogue, name: str
) -> None:
    query = catalogue.get(name)
    answering = [case["asked"] for case in cases_of(name) if case["rows"]]
    asked = min(answering, key=lambda asked: len(asked.keys() & PARAMETERS))
    arguments = read_arguments(
        samples, query, {key: str(value) for key, value in asked.items() if key not in PARAMETERS}
    )
    values = {key: argument.value for key, argument in arguments.items()} | Contract().parameters()
    assert query.cypher_for(Contract()) == query.open_cypher != query.cypher
    # What is drawn, a node or a path, is no equal of another reading of itself.
    assert readable(samples.read(query.cypher, **values)) == readable(samples.read(query.open_cypher, **values)) != []


KEEPING = [query.name for query in Catalogue.read() if "// @kept" in query.body or "// @said" in query.body]
NEAREST_FIRST = "violence/retaliation-chains"


@pytest.mark.parametrize("name", KEEPING)
def test_what_is_kept_before_it_is_told_is_what_the_whole_answer_begins_with(
    samples: Graph, catalogue: Catalogue, name: str
) -> None:
    query = catalogue.get(name)
    case = max((case for case in cases_of(name) if "limit" not in case["asked"]), key=lambda case: len(case["rows"]))
    asked = {key: str(value) for key, value in case["asked"].items()}
    contract = Contract.parse(**{key: asked.pop(key) for key in PARAMETERS if key in asked})
    whole = list(run(samples, query, asked, contract=contract).rows)
    for limit in range(1, len(whole) + 1):
        begun = list(run(samples, query, {**asked, "limit": str(limit)}, contract=contract).rows)
        if name == NEAREST_FIRST:
            kept = sorted(whole, key=lambda row: (abs(row["step"]), row["step"]))[:limit]
            assert begun == [row for row in whole if row in kept]
        else:
            assert begun == whole[:limit]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_has_a_case_that_answers_and_one_that_does_not(name: str) -> None:
    assert {bool(case["rows"]) for case in cases_of(name)} == {True, False}


def test_paths_walk_over_every_relationship_that_is_no_book_keeping(catalogue: Catalogue) -> None:
    """What ``connects`` leaves out of its walk is what dots ties to entities for its own sake."""
    cypher = catalogue.get("connects").cypher
    spared = {part.strip("!") for part in cypher.partition("[tie:")[2].partition("]")[0].split("&")}
    assert spared <= RESERVED_TYPES
    assert {"SUBJECT", "OBJECT", "SAID_BY", "QUALIFIED_BY", "HAS_NAME", "RESOLVES_TO"} <= spared


def test_paths_draw_no_arrow_where_a_tie_holds_both_ways(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    symmetric = sorted(cls.predicate for cls in vocabulary.relationships if cls.symmetric)
    assert f"type(r) IN {symmetric}" in catalogue.get("connects").cypher


def test_what_holds_both_ways_is_asked_from_either_side(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    symmetric = sorted(cls.predicate for cls in vocabulary.relationships if cls.symmetric)
    lists = {
        query.name: names
        for query in catalogue
        for listed in re.findall(r"predicate IN \[([^\]]*)\]", query.cypher)
        if (names := re.findall(r"'(\w+)'", listed)) and {"ALLIED_WITH", "RELATED_TO"} <= set(names)
    }
    assert lists == {"ties/who-did": symmetric}


def test_what_is_told_as_an_attack_is_a_kind_of_event(catalogue: Catalogue) -> None:
    (kinds,) = re.findall(r"event\.kind IN \[([^\]]*)\]", catalogue.get("who-did").cypher)
    assert set(re.findall(r"'(\w+)'", kinds)) == {EventKind.ATTACK, EventKind.INCURSION, EventKind.BATTLE}


def _without_empty(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and value is not False and value != []}
