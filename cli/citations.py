"""Citations under an answer: each claim with its statement, who says it, where it stands, and the words there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from cli import table
from cli.formats import cell, escaped, room
from cli.screen import styled
from queries.citations import graded

if TYPE_CHECKING:
    from queries.citations import Citation, Source


def write(citations: "Sequence[Citation]", output: TextIO) -> None:
    """Write citations below the rows that rest on them, for people.

    Args:
        citations: The citations.
        output: Where to.
    """
    for citation in citations:
        output.write("\n")
        output.writelines(f"{line}\n" for line in _lines(citation, output))


def write_with_footnotes(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], citations: "Sequence[Citation]", output: TextIO
) -> int:
    """Write rows as Markdown whose claims are footnotes, ready to be pasted into a report.

    A footnote is called after its claim, so that those of several answers on one page do not clash.

    Args:
        rows: The rows.
        columns: Their columns, in order.
        citations: What the claims of the rows rest on.
        output: Where to.

    Returns:
        How many rows there were.
    """
    labels = {citation.claim: _label(citation.claim) for citation in citations}
    shown = [name for name in columns if name != "claims"]
    output.write("| " + " | ".join([*(name.replace("_", " ") for name in shown), "sources"]) + " |\n")
    output.write("| " + " | ".join("---" for _ in (*shown, "sources")) + " |\n")
    number = 0
    for row in rows:
        number += 1
        cells = [escaped(cell(row.get(name))) for name in shown]
        notes = "".join(f"[^{labels[claim]}]" for claim in row.get("claims") or () if claim in labels)
        output.write("| " + " | ".join([*cells, notes]) + " |\n")
    output.writelines(f"\n{_footnote(labels[citation.claim], citation)}\n" for citation in citations)
    return number


def _lines(citation: "Citation", output: TextIO) -> Iterator[str]:
    places = room(output)
    for line in table.fold(cell(citation.claim), places, whole=True):
        yield styled(line, "bold", output)
    for text in (citation.statement, _how(citation), *_places(citation)):
        for line in table.fold(cell(text), places - 2):
            yield f"  {line}"


def _footnote(label: str, citation: "Citation") -> str:
    parts = [f"{citation.statement.rstrip('.')} ({_how(citation)}).", *(f"{text}." for text in _notes(citation))]
    return f"[^{label}]: {escaped(cell(' '.join(parts)))} `{cell(citation.claim)}`"


def _notes(citation: "Citation") -> Iterator[str]:
    for source in citation.sources:
        place = f"{_place(source)}{f', {source.url}' if source.url else ''}"
        yield f"{place}: “{source.quote}”" if source.quote else place


def _label(claim: str) -> str:
    return re.sub(r"[^\w-]+", "-", claim)


def _how(citation: "Citation") -> str:
    parts = [citation.modality if citation.polarity == "asserts" else f"{citation.modality}, denied"]
    parts += [citation.status] if citation.status != "accepted" else []
    parts += ["disputed"] if citation.disputed and citation.status != "disputed" else []
    parts += [citation.dated] if citation.dated else []
    parts += [f"said by {citation.speaker}"] if citation.speaker else []
    grade = graded(citation.reliability, citation.credibility)
    parts += [f"grade: {grade}"] if grade else []
    return "; ".join(parts)


def _places(citation: "Citation") -> Iterator[str]:
    for source in citation.sources:
        yield _place(source)
        if source.quote:
            yield f"“{source.quote}”"


def _place(source: "Source") -> str:
    told = [source.title, *(text for text in (source.publisher, source.published) if text)]
    page = f"page {source.page}, " if source.page else ""
    newer = f"; superseded by {source.superseded_by}" if source.superseded_by else ""
    return f"{', '.join(told)}: {page}paragraph {source.paragraph}, characters {source.start}–{source.end}{newer}"
