"""Bounds: the first and the last day that a date of an answer may mean, in ISO 8601, beside the date as written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from queries.saved_query import Column
from schema.dates import BEGINNING, END_OF_TIME, parse

EARLIEST: Final = "earliest"
LATEST: Final = "latest"

Row = dict[str, Any]


def beside(columns: Mapping[str, Column], rows: Iterable[Row]) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Put the bounds of each date beside it, for programs: ``since``, ``since_earliest``, ``since_latest``.

    Args:
        columns: What the rows hold, in order.
        rows: The rows.

    Returns:
        The names of the columns, in order, and the rows with them all, as they are taken. A bound is None where the
        date is open on that side, or is no EDTF. Of several dates in one cell, it is that of all of them.
    """
    dates = [
        name
        for name, column in columns.items()
        if column.type == "date" and not {f"{name}_{EARLIEST}", f"{name}_{LATEST}"} & columns.keys()
    ]
    named = [
        one
        for name in columns
        for one in ((name, f"{name}_{EARLIEST}", f"{name}_{LATEST}") if name in dates else (name,))
    ]

    def bounded() -> Iterator[Row]:
        for row in rows:
            yield row | {
                f"{name}_{which}": bound
                for name in dates
                for which, bound in zip((EARLIEST, LATEST), _bounds(row.get(name)), strict=True)
            }

    return tuple(named), bounded()


def _bounds(value: Any) -> tuple[str | None, str | None]:
    try:
        periods = [parse(text) for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    except ValueError:  # a query of one's own may put anything into its cells
        return None, None
    if not periods:
        return None, None
    earliest, latest = min(one.start_earliest for one in periods), max(one.end_latest for one in periods)
    return (
        None if earliest == BEGINNING else earliest.isoformat(),
        None if latest == END_OF_TIME else latest.isoformat(),
    )
