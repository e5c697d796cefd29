"""A server of one's own for a measurement, in a folder that is gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from database import embedded
from database.graph import Graph

# Relationships first: a batch of nodes that have very many of them asks the server for more memory than it grants.
DELETE_RELATIONSHIPS = "MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r"
DELETE_NODES = "MATCH (n) WHERE NOT n:Migration WITH n LIMIT 20000 DELETE n"


@contextmanager
def serving() -> Iterator[tuple[Graph, Path]]:
    """Yield a graph on an embedded server that nobody else uses, and a folder for files."""
    with TemporaryDirectory(prefix="dots-bench-") as folder:
        home = Path(folder) / "home"
        before = os.environ.get("DOTS_HOME")
        os.environ["DOTS_HOME"] = str(home)
        try:
            connection = embedded.start(home=home)
            try:
                with Graph.open(connection) as graph:
                    yield graph, Path(folder)
            finally:
                embedded.stop(home=home)
        finally:
            if before is None:
                del os.environ["DOTS_HOME"]
            else:
                os.environ["DOTS_HOME"] = before


def empty(graph: Graph) -> None:
    """Delete every node but the record of migrations; constraints and indexes stay."""
    for statement in (DELETE_RELATIONSHIPS, DELETE_NODES):
        while graph.write(statement):
            pass
