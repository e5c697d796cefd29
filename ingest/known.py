"""What is known while a load is read: the entities, documents and publishers that a claim may refer to."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from schema.dates import parse
from schema.documents import Document


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a claim takes from its document.

    Args:
        key: Its key.
        title: Its title.
        sha256: Of its normalised text.
        length: The characters of its normalised text.
        starts: Where its passages start, in order.
        ends: Where they end.
        published: The latest day on which it may have been published; None where that is unknown.
        reliability: Its own, else its publisher's; None where neither is graded.
    """

    key: str
    title: str
    sha256: str
    length: int
    starts: Sequence[int]
    ends: Sequence[int]
    published: date | None
    reliability: str | None

    @classmethod
    def of(cls, key: str, document: Document, publisher: str | None) -> "DocumentFacts":
        """Take the facts from a document and the reliability of its publisher."""
        return cls(
            key,
            document.title,
            document.sha256,
            document.length,
            array("q", (start for start, _ in document.passages)),
            array("q", (end for _, end in document.passages)),
            parse(document.published).end_latest if document.published else None,
            document.reliability.value if document.reliability else publisher,
        )

    def passage(self, start: int, end: int) -> int | None:
        """Give the index of the passage that holds a span; None where none does."""
        index = bisect_right(self.starts, start) - 1
        return index if index >= 0 and end <= self.ends[index] else None


@dataclass
class Known:
    """Everything that a claim may refer to.

    Args:
        entities: The type of each entity, by key.
        publishers: The reliability of each publisher, by key.
        documents: The facts of each document, by key.
        broken: What is declared, and so wrongly that nothing is known of it: a problem of its own says so already.
    """

    entities: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str | None] = field(default_factory=dict)
    documents: dict[str, DocumentFacts] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
