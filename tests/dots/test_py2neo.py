"""The same answers through py2neo, against a real server."""

from collections.abc import Iterator
from typing import Any

import pytest

import dots
from database.connection import Connection
from dots import py2neo
from schema.errors import CallError

# py2neo leaves its sockets to the garbage collector, and calls what Python has put aside.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture
def graph(session: dots.Session) -> Iterator[Any]:
    graph = py2neo.graph()
    yield graph
    graph.service.connector.close()


def test_a_frame_holds_what_the_query_answers(session: dots.Session, graph: Any) -> None:
    expected = session.ask("commanders-of", organization="Quds Force", as_of="2020-02")
    frame = py2neo.run(graph, "commanders-of", organization="Quds Force", as_of="2020-02").to_data_frame()
    assert frame.to_dict("records") == [{name: row[name] for name in expected.columns} for row in expected]


def test_a_query_that_draws_makes_a_subgraph(session: dots.Session, graph: Any) -> None:
    answer = session.ask("mourners", person="Kassem Suleimani")
    found = py2neo.subgraph(graph, "mourners", person="Kassem Suleimani")
    assert found is not None
    names = {row[column] for row in answer for column in ("attendee", "event", "person")}
    assert {node["name"] for node in found.nodes} == names
    assert sorted(type(tie).__name__ for tie in found.relationships) == [
        "ATTENDED",
        "ATTENDED",
        "ATTENDED",
        "FUNERAL_OF",
        "SPOKE_AT",
    ]


def test_what_py2neo_cannot_do_is_said(session: dots.Session, graph: Any) -> None:
    with pytest.raises(CallError, match="is measured by dots"):
        py2neo.run(graph, "brokers")
    with pytest.raises(CallError, match="has no parameter"):
        py2neo.run(graph, "commanders-of", person="x")
    with pytest.raises(CallError, match="knows no addresses of the scheme http"):
        py2neo.graph(Connection("http://127.0.0.1:7474", "neo4j", "x"))
    with pytest.raises(CallError, match="commanders-of answers with words, which make no subgraph"):
        py2neo.subgraph(graph, "commanders-of", organization="Quds Force")


def test_an_answer_without_rows_makes_no_subgraph(session: dots.Session, graph: Any) -> None:
    assert py2neo.subgraph(graph, "mourners", person="Kassem Suleimani", as_of="1950") is None
