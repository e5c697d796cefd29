"""Sources: texts as the extractors are given them."""

from pathlib import Path

from ingest.extraction.source import Source
from schema.text import decode

source_of_text = Source.of_text
"""Read a text as a source."""


def source_of(path: Path, published: str | None = None) -> Source:
    """Read a text file as a source."""
    return source_of_text(decode(path.read_bytes(), path.name), path.stem, published)
