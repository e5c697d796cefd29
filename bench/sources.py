"""Sources: texts as the extractors are given them."""

from pathlib import Path

from ingest.extraction.source import Source
from schema.documents import Document
from schema.text import decode, passages, sha256


def source_of(path: Path, published: str | None = None) -> Source:
    """Read a text file as a source."""
    return source_of_text(decode(path.read_bytes(), path.name), path.stem, published)


def source_of_text(text: str, key: str = "document", published: str | None = None) -> Source:
    """Make a source of a text."""
    spans = tuple((span.start, span.end) for span in passages(text))
    document = Document(title=key, published=published, sha256=sha256(text), length=len(text), passages=spans)
    return Source.of(key, document, text)
