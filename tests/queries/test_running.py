"""A query runs in a transaction that cannot write and does not outlast its time; rows arrive as they are taken."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.running import readable, run
from queries.saved_query import GIVEN, TEXTS, SavedQuery
from schema.errors import CallError, NoIndex, QueryInvalid, WorkError

HEADER = """\
// A query of a test
// ---
// columns:
//   number: {type: integer, description: a number}
// ---
"""


def written(folder: Path, cypher: str) -> SavedQuery:
    path = folder / "test.cypher"
    path.write_text(HEADER + cypher, encoding="utf-8")
    return SavedQuery.read(path, "test")


def test_an_answer_says_what_was_asked_and_how_it_was_read(garrison: Graph, catalogue: Catalogue) -> None:
    contract = Contract.parse(as_of="2012")
    answer = run(garrison, catalogue.get("commanders-of"), {"organization": "guard, northern"}, contract=contract)
    assert answer.query.name == "command/commanders-of"
    assert answer.contract == contract
    argument = answer.arguments["organization"]
    assert (argument.given, argument.value) == ("guard, northern", "northern-guard")
    assert list(answer.columns) == list(next(answer.rows))


@pytest.fixture
def messages(garrison: Graph, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are streamed, which go to the server as ever."""
    asked: list[str] = []
    stream = garrison.stream

    def noted(statement: str, /, **given: Any) -> Iterator[dict[str, Any]]:
        asked.append(statement)
        return stream(statement, **given)

    monkeypatch.setattr(garrison, "stream", noted)
    return asked


@pytest.mark.parametrize(("given", "sent"), [("northern-guard", 1), ("Northern Guard", 2), ("guard,northern", 2)])
def test_an_entity_that_is_given_by_its_id_is_looked_up_in_the_message_that_asks(
    garrison: Graph, catalogue: Catalogue, messages: list[str], given: str, sent: int
) -> None:
    query = catalogue.get("commanders-of")
    answer = run(garrison, query, {"organization": given})
    rows = list(answer.rows)
    entity = answer.arguments["organization"].entity
    assert entity is not None
    assert (entity.id, entity.name) == ("northern-guard", "Northern Guard")
    assert (len(messages), len(rows)) == (sent, 2)
    assert [list(row) for row in rows] == [list(query.columns)] * len(rows)


def test_by_its_id_and_by_its_name_an_entity_has_the_same_answers(garrison: Graph, catalogue: Catalogue) -> None:
    """And the same as the query's own Cypher has; of the others, their cases hold what they answer by id."""
    for name, parameter in (
        ("commanded", "entity"),
        ("profile", "entity"),
        ("killed", "killer"),
        ("timeline", "entity"),
    ):
        query = catalogue.get(name)
        answers = [run(garrison, query, {parameter: given}) for given in ("ada-brandt", "Ada Brandt")]
        values = {key: argument.value for key, argument in answers[0].arguments.items()}
        contract = answers[0].contract
        plain = garrison.stream(query.cypher_for(contract), **values, **contract.parameters())
        by_id, by_name = (list(answer.rows) for answer in answers)
        assert by_id == by_name == [{key: readable(value) for key, value in row.items()} for row in plain]
        assert by_id or name == "killed"


def test_no_query_takes_the_parameters_of_the_look_up(catalogue: Catalogue) -> None:
    assert [query.name for query in catalogue if {GIVEN, TEXTS} & query.parameters.keys()] == []


def test_what_is_asked_by_id_is_planned_once_whatever_is_given(catalogue: Catalogue) -> None:
    cypher = catalogue.get("killed").behind_names_for(Contract())
    assert set(re.findall(r"\$(\w+)", cypher)) == {"contract", GIVEN}
    assert "$given.victim" in cypher


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("zebulon-quux", "Nothing in the graph is called “zebulon-quux” for --person"),
        ("northern-guard", "“northern-guard” for --person is an Organization, where a Person is asked for"),
    ],
)
def test_what_only_looks_like_an_id_is_told_as_any_name_is(
    garrison: Graph, catalogue: Catalogue, given: str, message: str
) -> None:
    with pytest.raises(CallError, match=message):
        run(garrison, catalogue.get("attended-funeral-of"), {"person": given})


def test_a_query_that_writes_is_refused_before_it_is_asked(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "CREATE (n:Smuggled) RETURN 1 AS number")
    with pytest.raises(WorkError, match="CREATE writes; saved queries only read"):
        run(garrison, query, {})
    assert garrison.read("MATCH (n:Smuggled) RETURN n") == []


def test_a_query_whose_writing_the_text_hides_is_refused_by_the_server(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH (`n`:Entity) SET `n`.smuggled = true RETURN 1 AS number")
    with pytest.raises(WorkError, match="it writes; saved queries only read"):
        list(run(garrison, query, {}).rows)
    assert garrison.read("MATCH (n:Entity) WHERE n.smuggled RETURN n") == []


def test_a_query_that_the_server_does_not_understand_is_named_with_its_place(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH (n)\nRETURM n")
    with pytest.raises(WorkError) as raised:
        list(run(garrison, query, {}).rows)
    assert str(raised.value).startswith(f"{query.path}:7: ")


def test_an_index_that_the_database_lacks_is_named_with_what_creates_it(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "CALL db.index.fulltext.queryNodes('none', 'x') YIELD score RETURN score AS number")
    with pytest.raises(NoIndex, match=r"has no full-text index “none”\. Load a dossier: `dots load` creates"):
        list(run(garrison, query, {}).rows)


def test_rows_without_a_declared_column_are_refused_and_not_shown_as_empty(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH (n:Entity) RETURN n.id AS id ORDER BY id")
    with pytest.raises(WorkError, match=r":6: columns: declares number; the rows hold id\.$"):
        list(run(garrison, query, {}).rows)


@pytest.mark.parametrize(
    ("cypher", "held"),
    [
        ("RETURN 'one' AS number", "a text: one"),
        ("RETURN true AS number", "a boolean: True"),
        ("RETURN 1.5 AS number", "a number: 1.5"),
        ("UNWIND [1, null, [2]] AS number RETURN number", r"a list: \[2\]"),
        ("RETURN {of: 1} AS number", r"a map: \{'of': 1\}"),
    ],
)
def test_a_cell_that_is_not_what_its_column_declares_is_refused_with_its_place(
    garrison: Graph, tmp_path: Path, cypher: str, held: str
) -> None:
    with pytest.raises(
        QueryInvalid, match=rf"test\.cypher:4: columns\.number: declares integer; a row holds {held}\.$"
    ):
        list(run(garrison, written(tmp_path, cypher), {}).rows)


def test_what_a_query_does_not_declare_is_named(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "RETURN $one + $other AS number")
    with pytest.raises(QueryInvalid, match=r":6: params: \$\w+, \$\w+ are used and not declared\.$"):
        list(run(garrison, query, {}).rows)


def test_a_slip_of_the_pen_is_told_without_all_that_the_server_would_take(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH (n:Entity)\nRETRUN 1 AS number")
    with pytest.raises(QueryInvalid) as raised:
        list(run(garrison, query, {}).rows)
    assert str(raised.value) == f"{query.path}:7: the server refuses it: Invalid input 'RETRUN'; did you mean RETURN?"


def test_a_query_that_takes_too_long_is_stopped(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "UNWIND range(1, 1000000000) AS x WITH x WHERE x % 999999937 = 1 RETURN sum(x) AS number")
    with pytest.raises(WorkError, match=r"test took longer than 0\.5 s"):
        list(run(garrison, query, {}, timeout=0.5).rows)


def test_rows_are_not_held_back_until_the_last(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "UNWIND range(1, 100000000) AS number RETURN number")
    rows = run(garrison, query, {}).rows
    assert [next(rows)["number"] for _ in range(3)] == [1, 2, 3]
    rows.close()  # type: ignore[attr-defined]


def test_a_contract_for_a_query_that_rests_on_no_claims_is_a_wrong_call(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "RETURN 1 AS number")
    with pytest.raises(CallError, match="test does not rest on claims, so that as_of and disputes cannot apply to it"):
        run(garrison, query, {}, contract=Contract.parse(as_of="2012", disputes="only"))
    assert list(run(garrison, query, {}).rows) == [{"number": 1}]


def test_one_of_several_may_be_what_a_query_needs(garrison: Graph, catalogue: Catalogue) -> None:
    with pytest.raises(CallError) as raised:
        run(garrison, catalogue.get("killed"), {})
    assert str(raised.value) == (
        "violence/killed needs --victim or --killer. "
        "Give at least one of --victim: who was killed; --killer: who killed."
    )


def test_temporal_values_become_iso_texts(garrison: Graph) -> None:
    [row] = garrison.read(
        "RETURN date('2020-01-03') AS day, [datetime('2020-01-03T06:22:00Z')] AS times, {at: time('06:22Z')} AS map"
    )
    assert readable(row) == {
        "day": "2020-01-03",
        "times": ["2020-01-03T06:22:00.000000000+00:00"],
        "map": {"at": "06:22:00.000000000+00:00"},
    }
