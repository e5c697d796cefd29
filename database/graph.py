"""A database of a Neo4j server: reading from it, writing to it, and what its errors mean."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import partial
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from database.connection import Connection
from database.waiting import Waiting, Watch
from schema.errors import NoDatabase, NoIndex, TimedOut, WorkError

# The driver is imported when a graph is opened: it takes longer to load than all of dots.
if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Record, Result, ResultSummary, Session, Transaction
    from neo4j.exceptions import Neo4jError

OLDEST_SERVER = (5, 26)
SCHEMES = frozenset(f"{protocol}{security}" for protocol in ("bolt", "neo4j") for security in ("", "+s", "+ssc"))

DATABASE_STATUS = """
SHOW DATABASES YIELD name, default, currentStatus, statusMessage
WHERE (name = $name OR $name IS NULL AND default) AND NOT currentStatus IN ['online', 'initial', 'starting']
RETURN currentStatus AS status, statusMessage AS message
"""

_MISSING_INDEX: Final = re.compile(r"no such fulltext schema index: (\w+)")

Row = dict[str, Any]
T = TypeVar("T")


class Graph:
    """A driver and the database that it talks to.

    Args:
        driver: An open driver; the graph closes it.
        connection: What the driver was opened with.
        server_version: The version that the server gave, such as ``5.26.30``.
        notifications: Whether the driver was opened with the server's remarks.
    """

    def __init__(
        self, driver: "Driver", connection: Connection, server_version: str, *, notifications: bool = False
    ) -> None:
        self._driver = driver
        self._notifications = notifications
        self._watch = Watch()
        self._leaving = Lock()
        self._is_closed = False
        self.connection = connection
        self.server_version = server_version

    @classmethod
    def open(cls, connection: Connection, *, notifications: bool = False) -> Self:
        """Connect, log in, and check that the server is one that dots can use.

        Args:
            connection: The server, as `locate` or `embedded.start` returned it.
            notifications: Whether the server's remarks on statements (a deprecated feature, an unknown label) are
                wanted; the driver logs them.

        Raises:
            NoDatabase: Nobody answers, the password is wrong, the database is missing, or the server is too old.
        """
        _refuse_scheme(connection)
        # The driver tells its log of every retry, and an unconfigured log prints on the standard error stream.
        if not (log := logging.getLogger("neo4j")).handlers:
            log.addHandler(logging.NullHandler())
        with _errors_of(connection):
            driver = _driver(connection, notifications=notifications)
            try:
                information = driver.get_server_info()
                version = information.agent.removeprefix("Neo4j/")
                _refuse_old(connection, version)
            except BaseException:
                driver.close()
                raise
        return cls(driver, connection, version, notifications=notifications)

    def read(self, statement: str, /, *, timeout: float | None = None, **parameters: Any) -> list[Row]:
        """Return every row of a statement that only reads.

        Args:
            statement: The Cypher; the server refuses it if it writes.
            timeout: Seconds after which the server gives up; None for the server's own limit.
            **parameters: The values of its ``$`` parameters.

        Raises:
            NoDatabase: The server is gone.
            WorkError: The statement took longer than `timeout`, or more memory than the server grants.
        """
        from neo4j import READ_ACCESS, unit_of_work

        @unit_of_work(timeout=timeout)
        def work(transaction: "ManagedTransaction") -> list[Row]:
            with _too_much_is_final():
                return [row_of(record) for record in transaction.run(statement, parameters)]

        with self._session(READ_ACCESS) as session:
            return session.execute_read(work)

    def stream(self, statement: str, /, *, patience: float | None = None, **parameters: Any) -> Iterator[Row]:
        """Yield the rows of a statement that only reads, as they arrive.

        The transaction stays open until the last row is taken or the iterator is closed. The server opens and closes it
        by itself: asking takes one message there and back, where a transaction of ours takes three.

        Args:
            statement: The Cypher; the server refuses it if it writes.
            patience: Seconds that the server may take for the first row, and for each that follows; what is done with
                the rows meanwhile does not count. None for the server's own limit on all of it.
            **parameters: The values of its ``$`` parameters.

        Raises:
            NoDatabase: The server is gone.
            TimedOut: A row took longer than `patience`.
            WorkError: The statement needed more memory than the server grants, or was left with another that was asked
                of this graph at the same time, and was interrupted or took too long.
        """
        from neo4j import READ_ACCESS, Query

        driver = self._driver
        waiting = Waiting(self._watch, patience, partial(self._let_go, driver)) if patience is not None else None
        with waiting or nullcontext(), self._session(READ_ACCESS, driver) as session:

            def ask() -> "Result":
                # The statements are the constants of this package and the files of the library, never put together.
                return session.run(Query(statement), parameters)

            for record in waiting.each(ask) if waiting else ask():
                yield row_of(record)

    def at_once(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Read several things at the same time, each in a session of its own.

        Args:
            works: What reads them, by streams: what is read otherwise is tried again when an interrupt ends it.

        Returns:
            What each returned, in their order.

        Raises:
            NoDatabase: The server is gone.
            TimedOut: One of them took longer than it may.
            WorkError: One needed more memory than the server grants.
        """
        from concurrent.futures import ThreadPoolExecutor, wait

        driver = self._driver
        with ThreadPoolExecutor(max_workers=max(1, len(works))) as pool:
            started = [pool.submit(work) for work in works]
            try:
                wait(started)
            except KeyboardInterrupt:
                # Only this thread hears of it, and the others would wait for their answers.
                self._let_go(driver)
                raise
        # One that takes too long ends the others: it is what is wrong.
        failed = [error for one in started if (error := one.exception())]
        if failed:
            raise next((error for error in failed if isinstance(error, TimedOut)), failed[0])
        return [one.result() for one in started]

    def plan(self, statement: str, /, *, timeout: float | None = None, **parameters: Any) -> dict[str, Any]:
        """Return the server's plan of a statement that only reads.

        Args:
            statement: The Cypher, with EXPLAIN (it is not carried out) or PROFILE (it is) before it.
            timeout: Seconds after which the server gives up; None for the server's own limit.
            **parameters: The values of its ``$`` parameters.

        Returns:
            The last step, with those that feed it under ``children``, as the driver names it all.

        Raises:
            NoDatabase: The server is gone.
            WorkError: The statement took longer than `timeout`, or more memory than the server grants.
        """
        from neo4j import READ_ACCESS

        with (
            self._session(READ_ACCESS) as session,
            session.begin_transaction(timeout=timeout) as transaction,
        ):
            result = transaction.run(statement, parameters)
            # The server counts what was fetched: of rows that are discarded it has nothing to tell.
            for _ in result:
                pass
            summary = result.consume()
            return summary.profile or summary.plan or {}

    def write(self, statement: str, /, *, timeout: float | None = None, **parameters: Any) -> dict[str, int]:
        """Run one statement in a write transaction of its own, again where the server asks for it.

        Args:
            statement: The Cypher.
            timeout: Seconds after which the server gives up; None for the server's own limit.
            **parameters: The values of its ``$`` parameters.

        Returns:
            What changed, by the driver's names (``nodes_created``, ``properties_set``, …); empty if nothing did.

        Raises:
            NoDatabase: The server is gone.
            WorkError: The statement took longer than `timeout`, or more memory than the server grants.
        """

        def work(transaction: "ManagedTransaction") -> dict[str, int]:
            return counters(transaction.run(statement, parameters).consume())

        return self.transact(work, timeout=timeout)

    def transact(self, work: "Callable[[ManagedTransaction], T]", *, timeout: float | None = None) -> T:
        """Run several statements as one write transaction, again where the server asks for it.

        Args:
            work: Takes the transaction; it may be called more than once, and must not keep the transaction.
            timeout: Seconds after which the server gives up; None for the server's own limit.

        Returns:
            What `work` returned when it was committed.

        Raises:
            NoDatabase: The server is gone.
            WorkError: The work took longer than `timeout`, or more memory than the server grants.
        """
        from neo4j import WRITE_ACCESS, unit_of_work

        @unit_of_work(timeout=timeout)
        def bounded(transaction: "ManagedTransaction") -> T:
            with _too_much_is_final():
                return work(transaction)

        with self._session(WRITE_ACCESS) as session:
            return session.execute_write(bounded)

    @contextmanager
    def holding(self, statement: str, /, **parameters: Any) -> Iterator[None]:
        """Hold the locks of a statement for as long as a block takes, and then undo what it wrote.

        Args:
            statement: The Cypher; it waits for whoever holds the same locks.
            **parameters: The values of its ``$`` parameters.

        Raises:
            NoDatabase: The server is gone.
        """
        from neo4j import WRITE_ACCESS

        with (
            self._session(WRITE_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            transaction.run(statement, parameters).consume()
            yield
            transaction.rollback()

    @contextmanager
    def begin(self) -> Iterator["Transaction"]:
        """Begin a transaction that is committed when the block is left, and rolled back where it raises.

        Raises:
            NoDatabase: The server is gone.
            WorkError: The work needed more memory than the server grants.
        """
        from neo4j import WRITE_ACCESS

        with (
            self._session(WRITE_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            yield transaction

    def broken_database(self) -> str | None:
        """Return why the database does not open, in the server's words; None if it does, or is about to."""
        from neo4j import READ_ACCESS

        system = replace(self.connection, database="system")
        with (
            _errors_of(system),
            self._driver.session(database=system.database, default_access_mode=READ_ACCESS) as session,
        ):
            found = session.execute_read(
                lambda transaction: transaction.run(DATABASE_STATUS, name=self.connection.database).data()
            )
        return found[0]["message"] or found[0]["status"] if found else None

    def close(self) -> None:
        """Close every connection to the server."""
        with self._leaving:
            self._is_closed = True
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _session(self, access: str, driver: "Driver | None" = None) -> Iterator["Session"]:
        driver = driver or self._driver
        try:
            with (
                _errors_of(self.connection),
                driver.session(database=self.connection.database, default_access_mode=access) as session,
            ):
                try:
                    yield session
                except KeyboardInterrupt:
                    # A session that is closed waits for what the server still works at, as long as the time limit.
                    # Without a connection there is nothing to wait for, and the server gives up too.
                    self._let_go(driver)
                    raise
        except NoDatabase as error:
            if driver is self._driver:
                raise
            raise WorkError(
                "What was asked was left together with something else that was asked at the same time.",
                remedy="Ask it again.",
            ) from error

    def _let_go(self, driver: "Driver") -> None:
        """Leave all that a driver waits for, by closing its connections; whoever asks next is given another driver.

        Args:
            driver: It may have been left already: a connection that was being opened then is closed now.
        """
        from neo4j.exceptions import DriverError

        with self._leaving:
            if driver is self._driver and not self._is_closed:
                self._driver = _driver(self.connection, notifications=self._notifications)
        # Its connections are used by others meanwhile, and may break as they are closed.
        with suppress(DriverError, OSError):
            driver.close()


def _driver(connection: Connection, *, notifications: bool) -> "Driver":
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    return GraphDatabase.driver(
        connection.uri,
        auth=(connection.username, connection.password),
        user_agent="dots",
        telemetry_disabled=True,
        connection_timeout=10.0,
        notifications_min_severity=None if notifications else NotificationMinimumSeverity.OFF,
    )


def row_of(record: "Record") -> Row:
    """Return a record as a dict; left to itself, it looks up each of its keys, which takes four times as long."""
    return dict(zip(record.keys(), record.values(), strict=True))


def counters(summary: "ResultSummary") -> dict[str, int]:
    """Return what a statement changed, by the driver's names, without what it left alone."""
    return {
        name: value
        for name, value in vars(summary.counters).items()
        if isinstance(value, int) and not isinstance(value, bool) and value
    }


def _refuse_scheme(connection: Connection) -> None:
    scheme, separator, _ = connection.uri.partition("://")
    if not separator or scheme not in SCHEMES:
        raise NoDatabase(
            f"“{connection.uri}” is no address of a database.",
            remedy="Write NEO4J_URI as bolt://host:7687, or as neo4j+s://… for Aura and clusters.",
        )


def _refuse_old(connection: Connection, version: str) -> None:
    numbers = re.match(r"(\d+)\.(\d+)", version)
    if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST_SERVER:
        raise NoDatabase(
            f"The server at {connection.uri} is Neo4j {version}, and dots needs 5.26 or newer.",
            remedy="Upgrade it, or unset NEO4J_URI to use the server that dots runs itself.",
        )


@contextmanager
def _errors_of(connection: Connection) -> Iterator[None]:
    """Turn what the driver raises for a server that cannot be used into the errors of dots."""
    from neo4j import exceptions

    server = f"The server at {connection.uri}"
    try:
        yield
    except exceptions.AuthError as error:
        raise NoDatabase(f"{server} refuses the password.", remedy=_other_login(connection)) from error
    except (exceptions.ConfigurationError, exceptions.UnsupportedServerProduct) as error:
        raise NoDatabase(
            f"{server} cannot be used: {error}.",
            remedy="Check NEO4J_URI; dots needs Neo4j 5.26 or newer.",
        ) from error
    except exceptions.DatabaseUnavailable as error:
        raise NoDatabase(f"{server} answers, and its database does not open.", remedy="Run `dots doctor`.") from error
    except (
        exceptions.ServiceUnavailable,
        exceptions.SessionExpired,
        exceptions.ConnectionPoolError,
    ) as error:
        raise NoDatabase(f"Nobody answers at {connection.uri}.", remedy=_other_server(connection)) from error
    except exceptions.Neo4jError as error:
        code = error.code or ""
        if "DatabaseNotFound" in code:
            raise NoDatabase(
                f"{server} has no database “{connection.database}”.", remedy="Check NEO4J_DATABASE."
            ) from error
        if "TransactionTimedOut" in code:
            raise WorkError("The server gave up on a statement that took too long.") from error
        if found := _MISSING_INDEX.search(error.message or ""):
            raise NoIndex(
                f"{server} has no full-text index “{found[1]}”.",
                remedy="Load a dossier: `dots load` creates all that the library asks.",
            ) from error
        if _is_too_much(error):
            raise _too_much() from error
        raise


@contextmanager
def _too_much_is_final() -> Iterator[None]:
    """End a transaction that needs too much memory: the driver would try it again for half a minute, in vain."""
    from neo4j.exceptions import Neo4jError

    try:
        yield
    except Neo4jError as error:
        if _is_too_much(error):
            raise _too_much() from error
        raise


def _is_too_much(error: "Neo4jError") -> bool:
    return "OutOfMemory" in (error.code or "")


def _too_much() -> WorkError:
    return WorkError(
        "A statement needed more memory than the server grants.",
        remedy="Ask for less at once, or give the server more memory; for the one that dots runs, by DOTS_HEAP.",
    )


def _other_login(connection: Connection) -> str:
    if connection.provider == "embedded":
        return "Run `dots doctor`."
    return "Check NEO4J_USERNAME and NEO4J_PASSWORD."


def _other_server(connection: Connection) -> str:
    if connection.provider == "embedded":
        return "Run `dots up`."
    return "Check NEO4J_URI and that the server runs."
