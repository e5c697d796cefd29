"""Chunks: a document in pieces that one request can carry, each of which still knows where it stands in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.extraction.source import Source
from schema.text import Span

_BREAK = re.compile(r"(?<=[.!?؟۔…])[\"”’»)]*\s+|\n")
"""Where a passage that is too long for one request is best cut."""


SHORTEST: Final = 400
"""Characters of a passage that is not cut in two: a model that comes to no end over a few sentences never does."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage, or a part of one that is too long.

    Args:
        passage: The number of the passage in the document.
        span: Where the piece stands.
    """

    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one request carries.

    Args:
        pieces: Consecutive pieces; at least one.
    """

    pieces: tuple[Piece, ...]

    @property
    def span(self) -> Span:
        """From the start of its first piece to the end of its last."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end)

    def halves(self, text: str) -> "tuple[Chunk, Chunk] | None":
        """Cut the chunk in two, where an answer to the whole would be too long.

        Args:
            text: The text of the document.

        Returns:
            Two chunks; None where it is one piece that has no place to cut it, or too short to be why.
        """
        pieces = self.pieces
        if len({piece.passage for piece in pieces}) == 1 and self.span.end - self.span.start < SHORTEST:
            return None
        if len(pieces) == 1:
            (piece,) = pieces
            middle = (piece.span.end - piece.span.start) // 2
            pieces = tuple(Piece(piece.passage, span) for span in _cut(text, piece.span, middle + 1))
        if len(pieces) == 1:
            return None
        return Chunk(pieces[: len(pieces) // 2]), Chunk(pieces[len(pieces) // 2 :])


def cut(source: Source, most: int) -> Iterator[Chunk]:
    """Cut a document into chunks of whole passages; a passage that is longer than a chunk is cut between sentences.

    Args:
        source: The document.
        most: Characters that a chunk holds at most.

    Yields:
        The chunks in order; together they hold every passage.
    """
    waiting: list[Piece] = []
    size = 0
    for number, passage in enumerate(source.passages):
        for span in _cut(source.text, passage, most):
            length = span.end - span.start
            if waiting and size + length > most:
                yield Chunk(tuple(waiting))
                waiting, size = [], 0
            waiting.append(Piece(number, span))
            size += length
    if waiting:
        yield Chunk(tuple(waiting))


def _cut(text: str, span: Span, most: int) -> list[Span]:
    parts = []
    start = span.start
    while span.end - start > most:
        limit = start + most
        breaks = [found.end() for found in _BREAK.finditer(text, start, limit) if found.end() > start]
        space = text.rfind(" ", start + 1, limit)
        end = breaks[-1] if breaks else space + 1 if space > 0 else limit
        parts.append(Span(start, start + len(text[start:end].rstrip())))
        start = end
    return [*parts, Span(start, span.end)]
