"""Tables: of a document that is mostly rows, an extractor that reads sentences proposes hardly anything."""

import re

from ingest.extraction.source import Source

_ROW = re.compile(r"\S \| |\S\t[^\n]*\t")
"""A row as formats with tables are read, or one whose cells are parted by tabs."""


def unread(source: Source, name: str) -> str | None:
    """Say that most of a document is rows of tables.

    Args:
        source: What of the document an extractor that reads sentences was given.
        name: What the extractor is called.

    Returns:
        A remark; None where most of the text is sentences.
    """
    if "|" not in source.text and "\t" not in source.text:
        return None
    lines = [row for span in source.passages for row in source.text[span.start : span.end].split("\n")]
    rows = [row for row in lines if _ROW.search(row)]
    if len(rows) < 2 or 2 * sum(map(len, rows)) < sum(map(len, lines)):
        return None
    said = f"{name} reads sentences, and proposes of rows few names and hardly a claim"
    return f"most of it is tables, {len(rows):,} rows: {said}"
