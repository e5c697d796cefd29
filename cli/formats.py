"""Formats: rows for people (a table), for programs (JSON, JSONL, CSV) and for documents (Markdown).

Rows stream: a format never holds more of them than it needs to measure its columns.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TextIO

from cli import table
from cli.screen import clean, styled

if TYPE_CHECKING:
    from queries.saved_query import Column

MEASURED = 500
"""Rows that a table is measured by; those that follow are folded into the same columns."""

UNFOLDED = 160
"""The places that a table takes where there is no terminal."""

UNSIZED = 80
"""Those of a terminal that does not say how many it has."""

NARROWEST = 20
"""Fewer places than these no terminal has."""

LARGE = 10_000
"""Numbers from which on people read them by thousands."""

QUIET_COLUMNS = {
    "holds": "",
    "modality": "reported",
    "disputed": "",
    "disputed_by": "",
    "page": "",
    "superseded_by": "",
}
"""Columns that a table leaves out where every row is empty there, or says what one takes for granted."""

CERTAIN: Mapping[str, Set[str]] = {
    "holds": {"certain"},
    "modality": {"reported"},
    "polarity": {"asserts"},
    "disputed": set(),
    "disputed_by": set(),
}
"""What columns say of what is plainly so; whatever else stands there stands out."""

MOST_CLAIMS = 10
"""The claims of a row that a table shows; citations and the other formats have them all."""

CLAIM_COLUMNS = (
    "claim",
    "subject",
    "predicate",
    "object",
    "when",
    "modality",
    "polarity",
    "disputed",
    "said_by",
    "statement",
)
"""The columns of a list of claims."""

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


FOR_PROGRAMS = (Format.JSON, Format.JSONL, Format.CSV)
"""The formats that no person reads."""


class Picture(StrEnum):
    """How an answer is drawn, rather than written."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"


def write(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    form: Format = Format.TABLE,
    stream: TextIO | None = None,
) -> int:
    """Write rows.

    Args:
        rows: The rows, by column.
        columns: The columns, in the order in which they are written.
        form: The format.
        stream: Where to; the standard output by default.

    Returns:
        How many rows there were.
    """
    output = stream or sys.stdout
    counted = _Counted(rows)
    match form:
        case Format.TABLE:
            _table(counted, columns, output)
        case Format.JSON:
            _json(counted, columns, output)
        case Format.JSONL:
            for row in counted:
                output.write(_object(row, columns) + "\n")
        case Format.CSV:
            _csv(counted, columns, output)
        case Format.MARKDOWN:
            _markdown(counted, columns, output)
    return counted.number


def write_answer(columns: "Mapping[str, Column]", rows: Iterable[dict[str, Any]], form: Format) -> int:
    """Write an answer to the standard output, and return how many rows it had.

    Args:
        columns: What the rows hold, in order.
        rows: The rows.
        form: The format.
    """
    return write(*written(columns, rows, form), form)


def written(
    columns: "Mapping[str, Column]", rows: Iterable[dict[str, Any]], form: Format
) -> tuple[Iterable[Mapping[str, Any]], Sequence[str]]:
    """Give an answer as a format writes it: for programs, each date has its bounds beside it.

    Args:
        columns: What the rows hold, in order.
        rows: The rows.
        form: The format.

    Returns:
        The rows, and the names of their columns in order.
    """
    if form not in FOR_PROGRAMS:
        return rows, tuple(columns)
    from queries.bounds import beside

    names, bounded = beside(columns, rows)
    return bounded, names


class _Counted:
    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rows:
            self.number += 1
            yield row


def cell(value: Any) -> str:
    """Give a value as people read it, on one line.

    Args:
        value: What a column holds.
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, int) and abs(value) >= LARGE:
        return f"{value:,}"
    if isinstance(value, list | tuple):
        told = [cell(inner) for inner in value]
        # Between sentences there is a stop already.
        return (" " if all(map(_is_sentence, told)) else ", ").join(told)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {cell(inner)}" for name, inner in value.items())
    return clean(str(value)).replace("\n", " ").replace("\t", " ")


def _is_sentence(text: str) -> bool:
    """Say whether a text is a sentence, and no name that ends with a stop: Acme Shipping Co."""
    words = text.split()
    return text.endswith((".", "!", "?")) and len(words) > 3 and any(word.islower() for word in words)


def room(stream: TextIO) -> int:
    """Return how many places a line of a stream has.

    Args:
        stream: Where a table goes.
    """
    # A terminal that nobody told its size says 0, and means that it does not know.
    if (wished := os.environ.get("COLUMNS", "")).isdecimal() and int(wished):
        return max(int(wished), NARROWEST)
    try:
        return max(os.get_terminal_size(stream.fileno()).columns or UNSIZED, NARROWEST)
    except (OSError, ValueError):  # it is no terminal
        return UNFOLDED


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: TextIO) -> None:
    coming = iter(rows)
    first = list(islice(coming, MEASURED))
    if not first:
        return
    more = next(coming, None)
    shown = [
        name
        for name in columns
        if more is not None
        or name not in QUIET_COLUMNS
        or any(cell(row.get(name)) not in {"", QUIET_COLUMNS[name]} for row in first)
    ]
    names = [name.replace("_", " ") for name in shown]
    measured = [[shown_as(name, row.get(name)) for name in shown] for row in first]
    rest = chain([more] if more is not None else [], coming)
    every = chain(measured, ([shown_as(name, row.get(name)) for name in shown] for row in rest))
    places = room(output)
    widths = table.plan(names, measured, places)
    if widths is None:
        for number, cells in enumerate(every):
            output.write("\n" if number else "")
            output.writelines(f"{line}\n" for line in table.block(names, cells, places, _painter(shown, cells, output)))
        return
    header = list(table.lines(names, widths))
    output.writelines(styled(line, "bold", output) + "\n" for line in header)
    output.write(styled("─" * min(places, sum(widths) + len(table.GAP) * (len(widths) - 1)), "dim", output) + "\n")
    # Where many rows take several lines, an empty one between them tells them apart.
    folds = 3 * sum(table.height(cells, widths) > 1 for cells in measured) > len(measured)
    for number, cells in enumerate(every):
        if folds and number:
            output.write("\n")
        output.writelines(f"{line}\n" for line in table.lines(cells, widths, _painter(shown, cells, output)))


def shown_as(name: str, value: Any) -> str:
    """Give a value as a table shows it: of many claims that a row rests on, the first.

    Args:
        name: The column.
        value: What it holds.
    """
    if name == "claims" and isinstance(value, list | tuple) and len(value) > MOST_CLAIMS:
        return f"{cell(value[:MOST_CLAIMS])}, and {len(value) - MOST_CLAIMS} more"
    return cell(value)


def _painter(names: Sequence[str], cells: Sequence[str], output: TextIO) -> table.Paint:
    """Let what is not to be taken at its word stand out, and what it rests on stand back; the words say so, too."""
    styles = [
        "dim" if name == "claims" else "yellow" if text and text not in CERTAIN.get(name, {text}) else ""
        for name, text in zip(names, cells, strict=True)
    ]
    return lambda column, text: styled(text, style, output) if (style := styles[column]) else text


def _json(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: TextIO) -> None:
    output.write("[")
    separator = "\n  "
    for row in rows:
        output.write(separator + _object(row, columns))
        separator = ",\n  "
    output.write("\n]\n" if separator.startswith(",") else "]\n")


def _object(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    return dump({name: row.get(name) for name in columns})


def dump(value: Any, *, indent: int | None = None) -> str:
    """Write a value as JSON that is safe on a terminal.

    Args:
        value: Anything that JSON knows, and dates.
        indent: How far to indent what is nested; None for one line.
    """
    text = json.dumps(value, ensure_ascii=False, default=_plain, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)


def _csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: TextIO) -> None:
    import csv

    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_field(row.get(name)) for name in columns])


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(_field(inner) for inner in value)
    return clean("" if value is None else dump(value) if isinstance(value, Mapping) else str(_plain(value)))


def _markdown(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: TextIO) -> None:
    output.write("| " + " | ".join(name.replace("_", " ") for name in columns) + " |\n")
    output.write("| " + " | ".join("---" for _ in columns) + " |\n")
    for row in rows:
        output.write("| " + " | ".join(escaped(cell(row.get(name))) for name in columns) + " |\n")


def escaped(text: str) -> str:
    """Write what Markdown would take for its own as what it is.

    Args:
        text: A text of one line.
    """
    return re.sub(r"([\\|`*_<>\[\]#])", r"\\\1", text)
