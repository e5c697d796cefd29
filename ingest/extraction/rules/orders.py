"""Orders: at whose order, under whose direction or command something was done.

“On Nader's orders, the brigade attacked Aden”; “with Nader's help, the brigade took Aden”; “the raid was carried out at
the direction of Farid”; “the militia fought under Libyan command”; “he signed on behalf of the party”. Which
nouns say so is data (``words.toml``).
"""

from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import PREPOSITION, STOP, SUBORDINATOR, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.phrases import noun_phrase_right
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence

_BY_ORDER: Final = shipped()["orders.by-order"]
_UNDER: Final = shipped()["orders.under"]
_COMMAND: Final = shipped()["orders.command"]
_HELP: Final = shipped()["orders.help"]
_AT: Final = frozenset({"on", "upon", "at", "under"})
_WITH: Final = frozenset({"with"})
_BEHALF: Final = shipped()["orders.behalf"]
_NOUNS: Final = _BY_ORDER | _UNDER | _COMMAND | _HELP | _BEHALF
_WHOSE: Final = frozenset({"of", "from", "by"})


class Orders:
    """Reads at whose order the doings of one document were done.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._arguments = Arguments(reading)

    def read(self, sentence: Sentence) -> None:
        """Claim whom somebody directed or commanded, and what he ordered.

        Args:
            sentence: The sentence.
        """
        for at, chunk in sentence.nouns if not _NOUNS.isdisjoint(sentence.heads) else ():
            if chunk.head not in _NOUNS:
                continue
            first = at
            while first and sentence.chunks[first - 1].possessive:
                first -= 1
            before = sentence.chunks[first - 1] if first else None
            if before is None or before.tag != PREPOSITION:
                continue
            if before.head not in (_WITH if chunk.head in _HELP else _AT):
                continue
            owner, last = self._owner(at, sentence.chunks)
            clause = self._clause(at, sentence)
            if owner is None or clause is None:
                continue
            who = self._arguments.record_of(owner, "DIRECTED", "subject")
            if who is not None:
                self._claim(chunk, who, (sentence.chunks[first], last), clause, sentence)

    def _owner(self, at: int, chunks: Chunks) -> tuple[Mention | None, Chunk]:
        """Find whose order it was: “Nader's orders”, “Libyan command”, “the direction of Nader”."""
        chunk, resolver = chunks[at], self._reading.resolver
        if at and chunks[at - 1].possessive:
            return resolver.mention(chunks[at - 1]), chunk
        if at + 1 < len(chunks) and chunks[at + 1].tag == PREPOSITION and chunks[at + 1].head in _WHOSE:
            phrase = noun_phrase_right(chunks, at + 2)
            if phrase:
                return resolver.mention(phrase[0]), phrase[0]
        return resolver.owner(chunk), chunk

    def _clause(self, at: int, sentence: Sentence) -> Clause | None:
        """Find the clause of which the order is told: the one that it stands behind, or opens."""
        before = [clause for clause in sentence.clauses if clause.index < at]
        if not before:
            return next((clause for clause in sentence.clauses if not clause.relative), None)
        between = sentence.chunks[before[-1].index + 1 : at]
        return None if any(chunk.tag in {STOP, SUBORDINATOR} for chunk in between) else before[-1]

    def _claim(
        self, chunk: Chunk, who: Record, around: tuple[Chunk, Chunk], clause: Clause, sentence: Sentence
    ) -> None:
        putting = sentence.judge.of(clause)
        if not putting.is_act or putting.is_unattributed:
            return
        doers = clause.doers
        if chunk.head in _COMMAND:
            doers = self._nearest(chunk, clause, sentence) or doers
        claims: list[tuple[Record, str, Record]] = []
        for doer in doers:
            mention = self._reading.resolver.mention(doer)
            whom = self._arguments.record_of(mention, "DIRECTED", "object") if mention is not None else None
            if whom is None:
                continue
            if chunk.head in _HELP:
                claims.append((who, "COORDINATED_WITH", whom))
            elif chunk.head in _BEHALF:
                claims.append((whom, "REPRESENTED", who))
            elif chunk.head not in _COMMAND:
                claims.append((who, "DIRECTED", whom))
            elif who.type == "Person":
                claims.append((who, "COMMANDED", whom))
            else:
                claims.append((whom, "SUBORDINATE_TO", who))
        event = self._event(clause) if chunk.head not in _HELP | _BEHALF else None
        if event is not None:
            claims.append((who, "ORDERED" if chunk.head in _BY_ORDER else "DIRECTED", event))
        for subject, predicate, object_ in claims:
            span = self._arguments.span(clause, around)
            finding = Finding(subject, predicate, object_, span, f"“{chunk.head}” of somebody")
            self._arguments.put(finding, putting)
            self._arguments.date(finding, clause, sentence)
            self._reading.collector.add(finding)

    def _nearest(self, chunk: Chunk, clause: Clause, sentence: Sentence) -> list[Chunk]:
        """Find the body that stands before “under … command”: “opposed the use of the brigade under Libyan command”."""
        for _, each in reversed(sentence.nouns):
            if clause.verb.end <= each.start < chunk.start and not each.possessive:
                mention = self._reading.resolver.mention(each)
                if mention is not None and mention.type == "Organization" and mention.form != "adjective":
                    return [each]
        return []

    def _event(self, clause: Clause) -> Record | None:
        """Find the event that a clause tells of by its verb, or whose noun was “carried out”."""
        told, starts = self._reading.events.at, self._reading.tokens.starts
        found = told.get(starts[clause.verb.start])
        for chunk in clause.whom:
            found = found or told.get(starts[chunk.start])
        return found
