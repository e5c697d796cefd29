"""The same saved queries through py2neo, for those who have notebooks on it.

**py2neo is at its end of life.** Its last release is of 2021, its makers point to Neo4j's own driver, and nobody mends
it when a server or pandas changes. It is tested here against the server that dots ships; new notebooks should use
``import dots``. Everything of dots that knows py2neo is in this module::

    from dots import py2neo

    graph = py2neo.graph()                                                   # a py2neo Graph
    py2neo.run(graph, "commanders-of", organization="Quds Force").to_data_frame()
    py2neo.subgraph(graph, "ties-of", entity="Soleimani")                    # a py2neo Subgraph

The queries under ``explore`` answer with nodes and relationships, and so make a subgraph.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from database.connection import Connection
from database.location import locate
from dots.calls import in_python
from queries.running import read_arguments
from schema.errors import CallError, WorkError

SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
"""The schemes of addresses that py2neo knows."""

if TYPE_CHECKING:
    from py2neo import Cursor, Graph, Subgraph


def graph(connection: Connection | None = None) -> Graph:
    """Open the graph with py2neo.

    Args:
        connection: The server; the one that ``dots.open`` would open by default.

    Returns:
        A py2neo ``Graph``.

    Raises:
        NoDatabase: There is no server.
        CallError: py2neo does not know such addresses.
        WorkError: py2neo is not installed.
    """
    try:
        import py2neo
    except ImportError as error:
        raise WorkError("py2neo is not installed.", remedy="Run `pip install py2neo`.") from error
    server = connection or locate()
    scheme = urlsplit(server.uri).scheme
    if scheme not in SCHEMES:
        raise CallError(f"py2neo knows no addresses of the scheme {scheme}.", remedy="Use `import dots` instead.")
    return py2neo.Graph(server.uri, auth=(server.username, server.password), name=server.database)


def run(graph: Graph, name: str, **given: object) -> Cursor:
    """Ask a saved query with py2neo.

    Args:
        graph: A py2neo ``Graph``.
        name: The query: its path, or the last part of it.
        **given: Its parameters and those of the contract, as ``Session.ask`` takes them.

    Returns:
        A py2neo ``Cursor``, which has ``to_data_frame``, ``to_table`` and ``to_subgraph``.

    Raises:
        CallError: There is no such query or parameter, or a name means nobody.
        AmbiguousName: A name means several entities.
    """
    from dots.session import CONTRACT, WITHOUT, open

    # Names are looked up as everywhere else; the query itself goes through py2neo.
    with open() as session, in_python((*given, *CONTRACT, *WITHOUT)):
        query = session.catalogue.get(name)
        if query.metadata.measure:
            raise CallError(f"{query.name} is measured by dots, not by its Cypher.", remedy="Use `import dots` for it.")
        with in_python(query.parameters):
            asked, contract = session.read(query, given)
            read = read_arguments(session.graph, query, asked)
    values: dict[str, Any] = {key: argument.value for key, argument in read.items()}
    return graph.run(query.cypher_for(contract), values | (contract.parameters() if query.over_claims else {}))


def subgraph(graph: Graph, name: str, **given: object) -> Subgraph | None:
    """Ask a saved query whose rows hold nodes and relationships, and return them as one subgraph.

    Args:
        graph: A py2neo ``Graph``.
        name: The query, such as ``ties-of``.
        **given: Its parameters and those of the contract.

    Returns:
        A py2neo ``Subgraph``; None where nobody says anything of the kind.

    Raises:
        CallError: As `run` does; or the rows hold words, and no nodes.
        AmbiguousName: A name means several entities.
    """
    rows = list(run(graph, name, **given))
    drawn = [part for row in rows if (part := row.to_subgraph()) is not None]
    if rows and not drawn:
        raise CallError(
            f"{name} answers with words, which make no subgraph.",
            remedy="Take py2neo.run for its rows, or a query under explore for nodes and relationships.",
        )
    found: Subgraph | None = reduce(or_, drawn) if drawn else None
    return found
