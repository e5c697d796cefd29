"""Cells: what a column may hold, of a query of the user's own; the library is held to its columns by its tests."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from queries.saved_query import SavedQuery
from schema.errors import QueryInvalid

Row = dict[str, Any]

TYPES: Final[Mapping[str, tuple[type, ...]]] = {"integer": (int,), "number": (int, float), "boolean": (bool,)}
"""What Python has for the types of columns; every other type is a text."""

LONGEST: Final = 40
"""Letters that an error shows of a cell."""


def checked(query: SavedQuery, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows as long as they hold what the query declares.

    Args:
        query: The query.
        rows: Its rows, in plain types.

    Raises:
        QueryInvalid: A row lacks a column, which would be shown as empty, as if nothing were known; or a cell holds
            something else than its column declares. The message has the file, the line and the column.
    """
    for row in rows:
        if missing := [name for name in query.columns if name not in row]:
            raise QueryInvalid(
                query.path,
                query.body_line,
                f"columns: declares {', '.join(missing)}; the rows hold {', '.join(row)}.",
            )
        for name, column in query.metadata.columns.items():
            if (value := row[name]) is None:
                continue
            wanted = TYPES.get(column.type, (str,))
            if isinstance(value, list) is not column.many:
                _refuse(query, name, f"a list of {column.type}" if column.many else column.type, value)
            for one in value if column.many else [value]:
                if one is not None and not _is(one, wanted):
                    _refuse(query, name, column.type, one)
        yield row


def _is(value: Any, types: tuple[type, ...]) -> bool:
    # To Python, yes and no are numbers.
    return isinstance(value, types) and (bool in types or not isinstance(value, bool))


def _refuse(query: SavedQuery, name: str, declared: str, value: Any) -> None:
    text = str(value)
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
    raise QueryInvalid(
        query.path,
        query.line_of("columns", name),
        f"columns.{name}: declares {declared}; a row holds {_kind(value)}: {shown}.",
    )


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "a boolean"
        case int():
            return "an integer"
        case float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "a map"
