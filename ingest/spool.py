"""The spool: validated rows set aside on disk until all of a load is known to be right.

A temporary SQLite database without a name: it spills to disk by itself, goes with the process, and does the set
arithmetic — what is new, changed, gone, said twice — that would otherwise need every id in memory.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from schema.errors import WorkError

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32768;
PRAGMA temp_store = FILE;
CREATE TABLE publishers (id, dossier, hash, row, file, line);
CREATE TABLE documents (id, dossier, hash, row, links, file, line);
CREATE TABLE records (id, dossier, key, entity, type, hash, content, file, line);
CREATE TABLE claims (id, dossier, hash, row, links, file, line);
CREATE TABLE standing (
    id, subject, predicate, object, polarity, modality, status, stated,
    start_earliest, start_latest, end_earliest, end_latest, published, reliability, documents, disputed DEFAULT 0
);
CREATE TABLE disputes (source, target);
CREATE TABLE quotes (claim, quotes, count);
CREATE TABLE aims (claim, field, target, file, line);
CREATE TABLE pending (dossier, key, fields, file, line, lines);
CREATE TABLE stored_publishers (id, dossier, hash);
CREATE TABLE stored_documents (id, dossier, hash, links);
CREATE TABLE stored_records (id, dossier, hash, links);
CREATE TABLE stored_claims (id, dossier, hash, links, quotes);
CREATE TABLE names (entity, value, row);
CREATE TABLE stored_disputed (id, disputed);
CREATE TABLE altered_views (id, row);
CREATE TABLE expected (subject, type, object, row, hash, documents);
CREATE TABLE stored (element, subject, type, object, hash);
"""

CHUNK = 2000
"""Rows that are taken over at once."""


class Spool:
    """A temporary database of rows."""

    def __init__(self) -> None:
        # One thread at a time uses it; the preparation of a batch may run beside the one that opened it.
        self._database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._database.executescript(TABLES)
        # One transaction for all there is: nothing of it outlives the process anyway.
        self._database.execute("BEGIN")
        self._waiting: dict[str, list[Sequence[Any]]] = {}

    def put(self, statement: str, row: Sequence[Any]) -> None:
        """Add a row, together with others of its kind.

        Args:
            statement: The SQL that adds such rows.
            row: Its values.
        """
        waiting = self._waiting.setdefault(statement, [])
        waiting.append(row)
        if len(waiting) >= CHUNK:
            self._database.executemany(statement, waiting)
            waiting.clear()

    def put_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows of one kind, as they come.

        Args:
            statement: The SQL that adds them.
            rows: Their values.
        """
        self._database.executemany(statement, rows)

    def run(self, statement: str, *values: Any) -> None:
        """Run a statement that gives nothing back, after everything that was put."""
        self._flush()
        self._database.execute(statement, values)

    def rows(self, statement: str, *values: Any) -> Generator[tuple[Any, ...], None, None]:
        """Yield the rows of a question, as they are found, after everything that was put.

        Args:
            statement: The SQL.
            *values: What its question marks stand for.
        """
        self._flush()
        # Not `yield from`: a generator that is left halfway would close the cursor, and after an error, when the
        # database is closed already, Python would complain of that beside the error.
        for row in self._database.execute(statement, values):  # noqa: UP028
            yield row

    def value(self, statement: str, *values: Any) -> Any:
        """Give the first value of the first row; None where there is none."""
        row = next(self.rows(statement, *values), None)
        return row[0] if row else None

    def batches(self, statement: str, *values: Any, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of a question by batches.

        Args:
            statement: The SQL.
            *values: What its question marks stand for.
            size: The most rows in a batch.
        """
        self._flush()
        cursor = self._database.execute(statement, values)
        while batch := cursor.fetchmany(size):
            yield batch

    def close(self) -> None:
        """Let go of everything that was set aside."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise WorkError(
                "The disk of temporary files is full.",
                remedy="Make room there, or let SQLITE_TMPDIR name a folder on another disk, and load again.",
            ) from error

    def _flush(self) -> None:
        for statement, waiting in self._waiting.items():
            if waiting:
                self._database.executemany(statement, waiting)
                waiting.clear()
