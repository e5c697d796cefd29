"""Sentences: one sentence of a document with all that those who relate its words must know of it."""

from dataclasses import dataclass, field
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import NOUN, STOP, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.modality import Judge

_PROVOCATIONS: Final = shipped()["provocations.nouns"]


@dataclass(slots=True)
class Sentence:
    """A sentence with all that is known of it.

    Args:
        start: Its first token.
        end: The token after its last.
        words: Its words, in lower case: what a reader looks for in none of them, it need not look for.
        chunks: Its pieces.
        clauses: Its clauses.
        dates: Its dates.
        judge: How firmly each clause is put.
        nouns: Its noun phrases, each with where it stands among the chunks.
        heads: The heads of its noun phrases, each once.
        provoking: Where a list of doings begins (“Libyan provocations: …”), and the noun phrase for whose they are.
    """

    start: int
    end: int
    words: frozenset[str]
    chunks: Chunks
    clauses: list[Clause]
    dates: list[Dated]
    judge: Judge
    nouns: list[tuple[int, Chunk]] = field(init=False)
    heads: frozenset[str] = field(init=False)
    provoking: tuple[int, Chunk] | None = field(init=False)

    def __post_init__(self) -> None:
        self.nouns = self.chunks.all(NOUN)
        self.heads = frozenset([chunk.head for _, chunk in self.nouns])
        self.provoking = None
        if not _PROVOCATIONS.isdisjoint(self.heads):
            self.provoking = next(filter(None, (self._list_of_doings(at, chunk) for at, chunk in self.nouns)), None)

    def attribute(self) -> None:
        """Give the gerunds of a list of doings their subject: “Libyan provocations: …, shooting rockets at Aden”.

        It answers for what happened; to say that it attacked, the words are too far from each other.
        """
        if self.provoking is None:
            return
        first, whose = self.provoking
        for clause in self.clauses:
            if not clause.subject and clause.verb.form == "ing" and clause.index >= first:
                clause.subject = [whose]

    def _list_of_doings(self, at: int, chunk: Chunk) -> tuple[int, Chunk] | None:
        """Find whose the doings are that a dash or a colon behind a noun lists."""
        behind = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        if chunk.head not in _PROVOCATIONS or behind is None or behind.tag != STOP or behind.head == ";":
            return None
        if at and self.chunks[at - 1].possessive:
            return at + 2, self.chunks[at - 1]
        if not chunk.mentions or chunk.mentions[0].end == chunk.end:
            return None
        return at + 2, Chunk.of(chunk.mentions[0])
