"""A graph seen from within one transaction: what is written is seen by what reads after it, and by nobody else yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from database.graph import Graph, Row, row_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Transaction

T = TypeVar("T")


class Within(Graph):
    """A graph all of whose reading and writing is one transaction: it happens as a whole, or not at all.

    Args:
        graph: The graph.
        transaction: An open transaction of its own.
    """

    def __init__(self, graph: Graph, transaction: "Transaction") -> None:
        super().__init__(graph._driver, graph.connection, graph.server_version)
        self._transaction = transaction
        # A batch may be written by one thread while another prepares the next; the driver bears one at a time.
        self._lock = Lock()

    def read(self, statement: str, /, *, timeout: float | None = None, **parameters: Any) -> list[Row]:
        """Return every row of a statement; the time that it may take is the transaction's."""
        with self._lock:
            return [row_of(record) for record in self._transaction.run(statement, parameters)]

    def stream(self, statement: str, /, *, patience: float | None = None, **parameters: Any) -> Iterator[Row]:
        """Yield every row of a statement; the time that it may take is the transaction's."""
        yield from self.read(statement, **parameters)

    def transact(self, work: "Callable[[ManagedTransaction], T]", *, timeout: float | None = None) -> T:
        """Run several statements; if one fails, all that the transaction did is undone."""
        with self._lock:
            return work(cast("ManagedTransaction", self._transaction))

    def close(self) -> None:
        """Leave the driver open: it is the graph's."""


@contextmanager
def within(graph: Graph, *, kept: bool = True) -> Iterator[Within]:
    """See a graph from within one transaction, for as long as a block takes.

    Args:
        graph: The graph.
        kept: Whether what was written is kept in the end; otherwise nobody else ever sees it.

    Raises:
        NoDatabase: The server is gone; nothing was written.
        WorkError: The work needed more memory than the server grants; nothing was written.
    """
    with graph.begin() as transaction:
        yield Within(graph, transaction)
        if not kept:
            transaction.rollback()
