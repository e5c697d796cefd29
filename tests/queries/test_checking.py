"""The checks of query files find what they are for."""

from pathlib import Path

import pytest

from database.connection import Connection
from database.graph import Graph
from queries.checking import explain, inspect, try_out
from queries.saved_query import SavedQuery
from schema.vocabulary import Vocabulary

GOOD = """\
// Who there is
// ---
// asks: [Who is there?]
// params:
//   person: {type: Person, description: whom to leave out, example: ada-brandt}
// columns:
//   name: {type: Entity, description: a name}
// ---
MATCH (n:Entity) WHERE n.id <> $person
RETURN n.name AS name
ORDER BY name
"""


def written(folder: Path, old: str = "", new: str = "") -> SavedQuery:
    assert old in GOOD
    path = folder / "test.cypher"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    return SavedQuery.read(path, "test")


OVER_CLAIMS = """\
// Who it is said of
// ---
// asks: [Of whom?]
// columns:
//   name: {type: Entity, description: a name}
//   claims: {type: list, description: the claims}
// ---
MATCH (c:Claim)-[:SUBJECT]->(n:Entity)
// @passes c
WITH n, c WHERE $contract.as_of IS NULL
RETURN n.name AS name, collect(c.id) AS claims
ORDER BY name
"""


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("$as_of", "$as_of is used and not declared; it is $contract.as_of."),
        (
            "$contract.since",
            "$contract.since is nothing that is asked; there are as_of, known_by, min_grade, disputes, "
            "without_sources, without_claims.",
        ),
    ],
)
def test_what_is_asked_of_claims_has_its_names(
    tmp_path: Path, vocabulary: Vocabulary, asked: str, message: str
) -> None:
    path = tmp_path / "test.cypher"
    path.write_text(OVER_CLAIMS, encoding="utf-8")
    assert [one.message for one in inspect(SavedQuery.read(path, "test"), vocabulary)] == []
    path.write_text(OVER_CLAIMS.replace("$contract.as_of", asked), encoding="utf-8")
    assert [one.message for one in inspect(SavedQuery.read(path, "test"), vocabulary)] == [message]


def test_nothing_is_wrong_with_a_good_query(tmp_path: Path, vocabulary: Vocabulary, garrison: Graph) -> None:
    assert inspect(written(tmp_path), vocabulary) == []
    assert explain(written(tmp_path), garrison) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("$person", "$person AND n.id <> $somebody", "params", "$somebody is used and not declared."),
        ("WHERE n.id <> $person", "// $person", "params.person", "is declared and not used."),
        ("WHERE n.id <> $person", "WHERE n.id <> '$person'", "params.person", "is declared and not used."),
        (
            "$person",
            "$person AND $as_of IS NULL",
            "params",
            "$as_of is used and not declared; mark where the contract applies: // @claims c.",
        ),
        (
            "$person",
            "$person AND $contract.as_of IS NULL",
            "params",
            "$contract is used and not declared; mark where the contract applies: // @claims c.",
        ),
        ("[Who is there?]", "[]", "asks", "is empty; say in which words somebody would ask it."),
        ("[Who is there?]", "['Who is {place}?']", "asks", "“Who is {place}?” names {place}, which is no parameter."),
        ("ORDER BY name", "", "", "its rows have no order; end it with ORDER BY."),
        (
            "RETURN n.name AS name\nORDER BY name",
            "RETURN COLLECT { MATCH (m:Entity) RETURN m.name AS x ORDER BY x } AS name",
            "",
            "its rows have no order; end it with ORDER BY.",
        ),
        (
            "(n:Entity)",
            "(n:Entity)-[:KILLED*]->()",
            "",
            "a path has no upper bound; write one, such as *1..8 or {1,8}.",
        ),
        (
            "(n:Entity)",
            "(n:Entity)-[:KILLED*2..]->()",
            "",
            "a path has no upper bound; write one, such as *1..8 or {1,8}.",
        ),
        (
            "(n:Entity)",
            "(n:Entity)-[:KILLED]->+()",
            "",
            "a path has no upper bound; write one, such as *1..8 or {1,8}.",
        ),
        ("MATCH", "LOAD  CSV FROM 'x' AS l\nMATCH", "", "LOAD CSV reaches outside the graph, or ties up the server."),
        (
            "MATCH",
            "UNWIND range(1, 2000) AS a\nUNWIND range(0, 5000, 5) AS b\nMATCH",
            "",
            "its ranges make 2,002,000 numbers; 1,000,000 are the most.",
        ),
        (
            "RETURN n.name AS name",
            "RETURN n.name + reduce(x = 0, i IN range(0, 5000000) | x + i) AS name",
            "",
            "its ranges make 5,000,001 numbers; 1,000,000 are the most.",
        ),
        (
            "type: Person, description: whom to leave out, example: ada-brandt",
            "type: date, description: when, example: soon",
            "params.person.example",
            "“soon” is not an EDTF date such as 2016-05 or 1998/2020-01-03.",
        ),
        (
            "type: Person, description: whom to leave out, example: ada-brandt",
            "type: choice, choices: [one, other], description: which, default: both",
            "params.person.default",
            "“both” is not one of one, other.",
        ),
    ],
)
def test_a_file_that_says_one_thing_and_does_another_is_found(
    tmp_path: Path, vocabulary: Vocabulary, old: str, new: str, field: str, message: str
) -> None:
    found = [(problem.field, problem.message) for problem in inspect(written(tmp_path, old, new), vocabulary)]
    assert found == [(field, message)]


@pytest.mark.parametrize("path", ["-[:KILLED*1..3]->()", "-[:KILLED*3]->()", "-[:KILLED*..3]->()", "((a)--(b)){1,3}"])
def test_a_bounded_path_is_bounded(tmp_path: Path, vocabulary: Vocabulary, path: str) -> None:
    assert inspect(written(tmp_path, "(n:Entity)", f"(n:Entity){path}"), vocabulary) == []


def test_types_that_the_vocabulary_does_not_know_are_found(tmp_path: Path, vocabulary: Vocabulary) -> None:
    [parameter] = inspect(written(tmp_path, "type: Person", "type: Perzon"), vocabulary)
    [column] = inspect(written(tmp_path, "type: Entity", "type: Entitee"), vocabulary)
    assert (parameter.field, column.field) == ("params.person.type", "columns.name.type")


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("RETURN n.name AS name", "SET n.seen = true RETURN n.name AS name", 9, "it writes"),
        (
            "RETURN",
            "CALL dbms.listConfig() YIELD name AS setting\nRETURN",
            9,
            "it works on the server; saved",
        ),
        ("n.name AS name", "n.name AS name, n.id AS id", 9, "declares name; returns name, id."),
        ("RETURN", "RETURM", 10, "the server refuses it: Invalid input 'RETURM'"),
        ("ORDER BY name", "ORDER BY nothing", 11, "the server refuses it: Variable `nothing` not defined"),
        ("(n:Entity)", "(n:Entity), (m:Name)", 9, "it puts each of n:Entity beside each of m:Name, a cartesian"),
        ("RETURN", "MATCH (m:Name)\nRETURN", 9, "it puts each of n:Entity beside each of m:Name, a cartesian"),
        ("RETURN", "WITH n ORDER BY n.name LIMIT 9 MATCH (m:Name)\nRETURN", 9, "a cartesian product; tie the two"),
        ("(n:Entity)", "(n:Claim)", 9, "it looks at every node ("),
        ("(n:Entity)", "(n)", 9, "it looks at every node (n)"),
        ("n.id <> $person", "id(n) <> $person", 9, "the server warns: id is deprecated and will be removed"),
    ],
)
def test_a_planner_finds_what_only_it_knows(
    garrison: Graph, server: Connection, tmp_path: Path, old: str, new: str, line: int, named: str
) -> None:
    with Graph.open(server, notifications=True) as telling:
        [problem] = explain(written(tmp_path, old, new), telling)
    assert problem.line == line
    assert named in problem.message


def test_two_that_are_looked_up_by_their_ids_are_no_cartesian_product(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "WHERE n.id <> $person", "WHERE n.id = $person\nMATCH (m:Entity {id: 'ada-brandt'})")
    assert explain(query, garrison) == []


def test_a_query_is_tried_out_to_see_what_its_cells_are(garrison: Graph, tmp_path: Path) -> None:
    assert try_out(written(tmp_path), garrison) == []
    [problem] = try_out(written(tmp_path, "type: Entity", "type: integer"), garrison)
    assert (problem.line, problem.message) == (7, "columns.name: declares integer; a row holds a text: Ben Castor.")
    # Whoever the example is, this graph need not know them.
    assert try_out(written(tmp_path, "example: ada-brandt", "example: nobody-here"), garrison) == []


def test_the_line_of_what_is_declared_is_named(tmp_path: Path, vocabulary: Vocabulary) -> None:
    [problem] = inspect(written(tmp_path, "type: Entity", "type: Entitee"), vocabulary)
    assert problem.line == 7


def test_a_place_in_the_contract_is_the_line_of_its_mark(garrison: Graph, tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH", "MATCH (c:Claim)\n// @claims c\n// @rows c by nobody\nMATCH")
    [problem] = explain(query, garrison)
    assert problem.line == 11
    assert "nobody" in problem.message
