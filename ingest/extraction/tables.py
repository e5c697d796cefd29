"""Tables: the rows of a text, of which an extractor that reads sentences proposes hardly anything."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from ingest.extraction.source import Source
from ingest.reading.reading import CELL
from schema.text import Span

_PARTED = re.compile(rf"^\S.*(?:\t|{re.escape(CELL)}).*$", re.M)
_LISTED = re.compile(r'^[^\n]*[,;][\w",;][^\n]*$', re.M)
_QUOTED = re.compile(r'"[^"]*"')
_FIGURE = re.compile(r"\d[,;]\d")
_AROUND = " \u00a0.()[]"
_NUMERAL = frozenset("ivxlc")
_LONGEST_CELL = 5
"""Words beyond which what ends as a sentence does is one: with it, the turns of a conversation are told from rows."""

FEWEST_LISTED = 3
"""Lines with as many commas each that are rows: one or two happen to be such."""


def rows(text: str) -> list[Span]:
    """Find the rows of tables.

    A row is a line whose cells are parted by two tabs or more, or as they are where a format has tables (`CELL`). A
    line with one tab is a row where the line before or the next is one too, or is such a line; but not where that tab
    stands behind a label, a number or a bullet, or before nothing or a sentence. Lines may be blank between two.

    Args:
        text: Any text.

    Returns:
        The lines, in order.
    """
    if "\t" not in text and CELL not in text:
        return []
    found = [(Span(*line.span()), _is_row(line[0])) for line in _PARTED.finditer(text) if _may_be_row(line[0])]
    near = [not text[one.end : other.start].strip() for (one, _), (other, _) in pairwise(found)]
    around = zip(found, [False, *near], [*near, False], strict=False)
    return [span for (span, is_row), before, behind in around if is_row or before or behind]


def listed(text: str) -> list[Span]:
    """Find the rows of tables whose cells are parted by commas or semicolons, with no space behind them.

    Args:
        text: Any text.

    Returns:
        The lines, in order: `FEWEST_LISTED` or more beside each other, with as many cells each.
    """
    runs: list[list[Span]] = []
    last: tuple[str, int] | None = None
    for line in _LISTED.finditer(text):
        kind, span = _parted_by(line[0]), Span(*line.span())
        if kind is None:
            continue
        if kind == last and not text[runs[-1][-1].end : span.start].strip():
            runs[-1].append(span)
        else:
            runs.append([span])
        last = kind
    return [span for run in runs if len(run) >= FEWEST_LISTED for span in run]


def unread(source: Source, name: str) -> str | None:
    """Say that most of a document is rows of tables.

    Args:
        source: The document as it was written, with the paragraphs that the extractor is to read.
        name: What the extractor is called.

    Returns:
        A remark; None where most of the text is sentences.
    """
    every = sorted({*rows(source.text), *listed(source.text)})
    starts = [row.start for row in every]
    edges = ((bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in source.passages)
    found = [row for first, last in edges for row in every[first:last]]
    if len(found) < 2 or 2 * _length(found) < _length(source.passages):
        return None
    said = f"{name} reads sentences, and proposes of rows few names and hardly a claim"
    return f"most of it is tables, {len(found):,} rows: {said}"


def _is_row(line: str) -> bool:
    return CELL in line or line.count("\t") > 1


def _may_be_row(line: str) -> bool:
    first, _, last = line.partition("\t")
    return _is_row(line) or not (_is_label(first.rstrip()) or not last.strip() or _is_sentence(last))


def _parted_by(line: str) -> tuple[str, int] | None:
    """Say which sign parts the cells of a line, and how often; None where it is none of a table."""
    bare = _QUOTED.sub("", line)
    for sign in ";,":
        if sign in bare and f"{sign} " not in bare and _FIGURE.sub("", bare).count(sign):
            return sign, bare.count(sign)
    return None


def _is_label(cell: str) -> bool:
    core = cell.strip(_AROUND)
    is_number = cell.rstrip(" .")[-1:].isdigit() or not any(map(str.isalpha, core)) or _NUMERAL.issuperset(core)
    return cell.endswith(":") or is_number or len(core) == 1


def _is_sentence(cell: str) -> bool:
    return len(cell.split()) > _LONGEST_CELL and cell.rstrip(" \t”\"’')").endswith((".", "!", "?", "…"))


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
