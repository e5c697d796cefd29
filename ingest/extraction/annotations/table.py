"""Table: marks in a CSV, one a row, with their offsets."""

import csv
from pathlib import Path

from ingest.extraction.annotations.marks import Mark, Marked, broken, lines_of

NEEDED = ("start", "end", "label")
COLUMNS = (*NEEDED, "words", "entity")


def read(file: Path) -> Marked:
    """Read a CSV with the columns ``start``, ``end`` and ``label``, and where there are any ``words`` and ``entity``.

    Args:
        file: The file.

    Returns:
        A mark a row; offsets are code points of the document's text.

    Raises:
        WorkError: A column is missing, or a row has no offsets.
    """
    rows = csv.DictReader(lines_of(file).splitlines(keepends=True))
    fields = [name.strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in NEEDED if name not in fields]:
        raise broken(file, 1, f"has no column {' and no column '.join(missing)}; it has {', '.join(fields) or 'none'}.")
    rows.fieldnames = fields
    marks: list[Mark] = []
    try:
        for row in rows:
            marks.append(_mark(file, rows.line_num, len(marks), row))
    except csv.Error as error:
        raise broken(file, rows.line_num, f"is no CSV: {error}.") from None
    return Marked(file, tuple(marks))


def _mark(file: Path, line: int, number: int, row: dict[str, str | None]) -> Mark:
    start, end = row["start"] or "", row["end"] or ""
    if not (start.strip().isdecimal() and end.strip().isdecimal()):
        raise broken(file, line, f"start “{start}” and end “{end}” are no offsets; they are whole numbers.")
    if int(start) >= int(end):
        raise broken(file, line, f"ends at {int(end)}, which is not after its start, {int(start)}.")
    label = (row["label"] or "").strip()
    if not label:
        raise broken(file, line, "has no label.")
    return Mark(str(number), label, int(start), int(end), line, row.get("words") or None, row.get("entity") or None)
