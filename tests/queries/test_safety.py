"""What no saved query may do is found in its text, with its line, however it is written."""

from pathlib import Path

import pytest

from queries.catalogue import Catalogue
from queries.safety import dangers
from queries.saved_query import SavedQuery

HEAD = "// What there is\n// ---\n// columns:\n//   x: {type: text, description: x}\n// ---\n"


def written(folder: Path, cypher: str) -> SavedQuery:
    path = folder / "test.cypher"
    path.write_text(HEAD + cypher, encoding="utf-8")
    return SavedQuery.read(path, "test")


@pytest.mark.parametrize(
    ("cypher", "named"),
    [
        ("MATCH (n)\nCREATE (m) RETURN 1 AS x", "CREATE writes"),
        ("MATCH (n)\nmerge p = (n)--(m) RETURN 1 AS x", "merge writes"),
        ("MATCH (n)\nSET n.name = 'x' RETURN 1 AS x", "SET writes"),
        ("MATCH (n)\nSET n += {a: 1} RETURN 1 AS x", "SET writes"),
        ("MATCH (n)\nSET n:Person RETURN 1 AS x", "SET writes"),
        ("MATCH (n)\nDETACH  DELETE n RETURN 1 AS x", "DETACH DELETE writes"),
        ("MATCH (n)\nREMOVE n.name RETURN 1 AS x", "REMOVE writes"),
        ("MATCH (n)\nFOREACH (i IN [1] | SET n:A)", "FOREACH writes"),
        ("WITH 1 AS x\nDROP INDEX claims", "DROP writes"),
        ("WITH 1 AS one\nLOAD  CSV FROM 'file:///a' AS x RETURN x", "LOAD CSV reaches outside"),
        ("WITH 1 AS one\nLOAD/* */CSV FROM 'file:///a' AS x RETURN x", "LOAD CSV reaches outside"),
        ("WITH 1 AS one\nCALL apoc.load.json('x') YIELD value RETURN 1 AS x", "CALL apoc.load.json reaches outside"),
        (
            "WITH 1 AS one\nCALL `apoc`.load.json('x') YIELD value RETURN 1 AS x",
            "CALL `apoc`.load.json reaches outside",
        ),
        (
            "WITH 1 AS one\nCALL `apoc.load.json`('x') YIELD value RETURN 1 AS x",
            "CALL `apoc.load.json` reaches outside",
        ),
        ("WITH 1 AS one\nCALL apoc . `load`.json('x') YIELD value RETURN 1 AS x", "CALL apoc . `load`.json reaches"),
        ("WITH 1 AS one\nLO\\u0041D CSV FROM 'file:///a' AS x RETURN x", "\\u0041 hides a letter from these checks"),
        ("WITH 1 AS one\nCALL dbms.listConfig() YIELD name RETURN 1 AS x", "CALL dbms.listConfig reaches outside"),
        ("WITH 1 AS one\nCALL my.own.procedure", "CALL my.own.procedure reaches outside"),
        ("MATCH (n)\nCALL (n) { RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS RETURN x", "reaches outside"),
        ("\nUSE system MATCH (n) RETURN n AS x", "USE s"),
        ("MATCH (n)\nMATCH (n)-[*]-(m) RETURN m AS x", "a path has no upper bound"),
        ("MATCH (n)\nMATCH (n)-[:MET_WITH*2..]-(m) RETURN m AS x", "a path has no upper bound"),
        ("MATCH (n)\nMATCH (n)-->+(m) RETURN m AS x", "a path has no upper bound"),
        ("MATCH (n)\nMATCH (n)-[:MET_WITH]->{1,}(m) RETURN m AS x", "a path has no upper bound"),
    ],
)
def test_what_no_query_may_do_is_found_with_its_line(tmp_path: Path, cypher: str, named: str) -> None:
    found = list(dangers(written(tmp_path, cypher)))
    assert {line for line, _ in found} == {7}
    assert any(named in message for _, message in found)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n {name: 'CREATE (m)'}) RETURN n AS x",
        "MATCH (n) // CREATE (m)\nRETURN n AS x",
        "MATCH (n) WHERE n.set = 1 AND n.create RETURN n AS x",
        "MATCH (a)-[:CREATE|DELETE]->(b) RETURN b AS x",
        "MATCH (a)-[`SET`]->(b) CALL (a) { RETURN 1 AS x } RETURN x",
        "CALL db.index.fulltext.queryNodes('names', 'x') YIELD node RETURN node AS x",
        "CALL `db.labels`() YIELD label RETURN label AS x",
        "MATCH (n {path: 'C:\\users'}) RETURN n AS x",
        "MATCH (a)-[:MET_WITH]->{1,3}(b) RETURN b AS x",
        "WITH 2 AS a, [3] AS b RETURN a * b[0] AS x",
    ],
)
def test_what_only_looks_like_it_is_let_through(tmp_path: Path, cypher: str) -> None:
    assert list(dangers(written(tmp_path, cypher))) == []


def test_a_line_below_a_mark_is_the_line_of_the_file(tmp_path: Path) -> None:
    query = written(tmp_path, "MATCH (c:Claim)\n// @claims c\nCREATE (n) RETURN 1 AS x")
    assert [line for line, _ in dangers(query)] == [8]


def test_no_query_of_the_library_does_any_of_it(catalogue: Catalogue) -> None:
    assert {query.name: found for query in catalogue if (found := list(dangers(query)))} == {}
