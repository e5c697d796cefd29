"""Sentences: one sentence of a document with all that those who relate its words must know of it."""

from dataclasses import dataclass, field

from ingest.extraction.rules.chunks import NOUN, Chunk
from ingest.extraction.rules.clauses import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.modality import Judge


@dataclass(slots=True)
class Sentence:
    """A sentence with all that is known of it.

    Args:
        start: Its first token.
        end: The token after its last.
        chunks: Its pieces.
        clauses: Its clauses.
        dates: Its dates.
        judge: How firmly each clause is put.
        nouns: Its noun phrases, each with where it stands among the chunks.
    """

    start: int
    end: int
    chunks: list[Chunk]
    clauses: list[Clause]
    dates: list[Dated]
    judge: Judge
    nouns: list[tuple[int, Chunk]] = field(init=False)

    def __post_init__(self) -> None:
        self.nouns = [(at, chunk) for at, chunk in enumerate(self.chunks) if chunk.tag == NOUN]
