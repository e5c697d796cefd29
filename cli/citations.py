"""Citations under an answer: each claim with its statement, who says it, where it stands, and the words there."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from cli import table
from cli.formats import Format, cell, escaped, room
from cli.screen import styled

if TYPE_CHECKING:
    from queries.receipts import Citation, Source


def write(citations: "Sequence[Citation]", form: Format, output: TextIO) -> None:
    """Write citations below the rows that rest on them.

    Args:
        citations: The citations.
        form: Table or Markdown.
        output: Where to.
    """
    for number, citation in enumerate(citations, 1):
        output.write("\n")
        lines = _markdown(number, citation) if form is Format.MARKDOWN else _lines(citation, output)
        output.writelines(f"{line}\n" for line in lines)


def _lines(citation: "Citation", output: TextIO) -> Iterator[str]:
    places = room(output)
    for line in table.fold(cell(citation.claim), places):
        yield styled(line, "bold", output)
    for text in (citation.statement, _how(citation), *_places(citation)):
        for line in table.fold(cell(text), places - 2):
            yield f"  {line}"


def _markdown(number: int, citation: "Citation") -> Iterator[str]:
    told = " — ".join((citation.statement, _how(citation)))
    yield f"{number}. `{cell(citation.claim)}` {escaped(cell(told))}"
    for text in _places(citation):
        yield f"    {escaped(cell(text))}"


def _how(citation: "Citation") -> str:
    parts = [citation.modality if citation.polarity == "asserts" else f"{citation.modality}, denied"]
    parts += [citation.status] if citation.status != "accepted" else []
    parts += ["disputed"] if citation.disputed and citation.status != "disputed" else []
    parts += [citation.dated] if citation.dated else []
    parts += [f"said by {citation.speaker}"] if citation.speaker else []
    parts += [f"grade {citation.grade}"] if citation.grade else []
    return "; ".join(parts)


def _places(citation: "Citation") -> Iterator[str]:
    for source in citation.sources:
        yield _place(source)
        if source.quote:
            yield f"“{source.quote}”"


def _place(source: "Source") -> str:
    told = [source.title, *(text for text in (source.publisher, source.published) if text)]
    return f"{', '.join(told)}: paragraph {source.paragraph}, characters {source.start}–{source.end}"
