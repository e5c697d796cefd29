"""The source of an extraction: one document's text, its passages, and the entities that are known already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schema.documents import Document
from schema.text import Span, digest, passages, sha256


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entity of the graph, as an extractor may recognise it.

    Args:
        id: Its id.
        type: Its type.
        name: The name that answers show.
        names: Every spelling of its names, the weak ones left out.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What an extractor is given.

    Args:
        key: The key of the document.
        document: What the document says of itself: its title, when it was published, its language.
        text: Its normalised text; every offset counts in it.
        passages: Its paragraphs that are to be read, in order.
        known: The entities that the graph knows.
        file: The file that the text was read from; None where it was none.
    """

    key: str
    document: Document
    text: str
    passages: tuple[Span, ...]
    known: Sequence[KnownEntity] = field(default=(), repr=False)
    file: Path | None = None

    @classmethod
    def of(
        cls, key: str, document: Document, text: str, known: Sequence[KnownEntity] = (), file: Path | None = None
    ) -> "Source":
        """Cut a normalised text into its paragraphs.

        Args:
            key: The key of the document.
            document: What it says of itself.
            text: Its normalised text.
            known: The entities that the graph knows.
            file: The file that the text was read from.
        """
        return cls(key, document, text, tuple(passages(text)), known, file)

    @classmethod
    def of_text(cls, text: str, key: str = "document", published: str | None = None) -> "Source":
        """Make a source of a text that is no file's.

        Args:
            text: The text, normalised.
            key: The key of its document.
            published: When it was published, as EDTF.
        """
        spans = tuple(passages(text))
        document = Document(
            title=key,
            published=published,
            sha256=sha256(text),
            length=len(text),
            passages=tuple((span.start, span.end) for span in spans),
        )
        return cls(key, document, text, spans)

    def quote(self, start: int, end: int) -> str:
        """Give the text of a span."""
        return self.text[start:end]

    def digest(self, start: int, end: int) -> str:
        """Give the digest of a span's text."""
        return digest(self.text[start:end])

    def evidence(self, start: int, end: int) -> dict[str, Any]:
        """Give the fields of an evidence for a span, with its quote; the claim that they go into makes them valid."""
        return {
            "document": self.key,
            "start": start,
            "end": end,
            "digest": self.digest(start, end),
            "quote": self.quote(start, end),
        }
