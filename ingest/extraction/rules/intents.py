"""Intents: who planned or ordered what a document tells was done.

“Libya decided to kill Farid. … An air strike killed Farid”: Libya ordered the killing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import PREPOSITION, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.patterns import NounPattern
from ingest.extraction.rules.phrases import noun_phrase_right
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.text import Span

_PREDICATES: Final = {
    **dict.fromkeys(shipped()["intents.planning"], "PLANNED"),
    **dict.fromkeys(shipped()["intents.ordering"], "ORDERED"),
}
INTENDING: Final = _PREDICATES.keys()
"""Verbs and nouns of what somebody means to be done."""
_SAME: Final = {"killing": ("killing", "attack"), "attack": ("attack", "killing")}
"""Kinds of events that one deed may have been told as."""


@dataclass(frozen=True, slots=True)
class _Intent:
    who: Record
    predicate: str
    kind: str
    whom: Record | None
    putting: Putting
    span: Span


class Intents:
    """Notes what was planned or ordered in one document, until it is known whether it was done.

    Args:
        reading: The document while it is read.
        arguments: What stands where beside a verb.
    """

    def __init__(self, reading: Reading, arguments: Arguments) -> None:
        self._reading = reading
        self._arguments = arguments
        self._noted: list[_Intent] = []

    def note(self, kind: str, whom: Record, clause: Clause, sentence: Sentence, span: Span) -> None:
        """Note harm that somebody “decided”, “planned” or “ordered” to do, if the clause says so.

        Args:
            kind: The kind of the event that it would be.
            whom: Whom it would befall.
            clause: The clause that tells of the harm.
            sentence: Its sentence.
            span: Where.
        """
        above = clause.governor
        if above is None or clause.verb.form != "to":
            return
        predicate: str | None
        noun = clause.governing_noun
        putting = sentence.judge.of(above)
        if not putting.is_act or putting.is_unattributed:
            return
        if noun is not None and (predicate := _PREDICATES.get(noun.head)):
            doers = self._owner(noun, sentence)
        elif predicate := _PREDICATES.get(above.verb.head, ""):
            doers = above.doers
        else:
            return
        self._note(kind, whom, predicate, doers, putting, span)

    def note_happenings(self, clause: Clause, sentence: Sentence, nouns: Mapping[str, Sequence[NounPattern]]) -> None:
        """Note harm that somebody “ordered” by its noun: “ordered the killing of Farid”.

        Args:
            clause: A clause whose verb is of planning or ordering.
            sentence: Its sentence.
            nouns: The patterns of nouns.
        """
        chunks, putting = sentence.chunks, sentence.judge.of(clause)
        if not putting.modality.is_act or putting.is_unattributed:
            return  # who denies having ordered what was done says so of that
        doers = clause.doers
        for chunk in clause.whom:
            link = chunks.index(chunk) + 1
            kinds = {
                pattern.event
                for pattern in nouns.get(chunk.head, ())
                if pattern.event and link < len(chunks) and chunks[link].head in pattern.victim
            }
            is_bare = not (chunk.mentions or chunks.tags.startswith(PREPOSITION, link))
            if is_bare and self._reading.tokens.lows[chunk.start] == "the":
                # “He ordered the killing”: the one that the document tells of
                span = self._arguments.span(clause, (chunk,))
                for kind in sorted({pattern.event for pattern in nouns.get(chunk.head, ()) if pattern.event}):
                    self._note(kind, None, _PREDICATES[clause.verb.head], doers, putting, span)
            for whose in noun_phrase_right(chunks, link + 1) if kinds else ():
                mention = self._reading.resolver.mention(whose)
                if mention is not None and mention.record is not None:
                    span = self._arguments.span(clause, (chunk, whose))
                    for kind in sorted(kinds):
                        self._note(kind, mention.record, _PREDICATES[clause.verb.head], doers, putting, span)

    def _note(
        self, kind: str, whom: Record | None, predicate: str, doers: Sequence[Chunk], putting: Putting, span: Span
    ) -> None:
        for chunk in doers:
            mention = self._reading.resolver.mention(chunk)
            who = self._arguments.record_of(mention, predicate, "subject") if mention is not None else None
            if who is not None and who is not whom:
                around = span.covering(self._reading.tokens.span(chunk.start, chunk.end))
                self._noted.append(_Intent(who, predicate, kind, whom, putting, around))

    def _owner(self, noun: Chunk, sentence: Sentence) -> list[Chunk]:
        """Find whose decision it was: “Libya's decision”, “the Libyan decision”."""
        at = sentence.chunks.index(noun)
        if at and sentence.chunks[at - 1].possessive:
            return [sentence.chunks[at - 1]]
        return list(map(Chunk.of, noun.mentions[:1]))

    def settle(self) -> None:
        """Claim of what was done who had planned or ordered it."""
        for each in self._noted:
            for kind in _SAME.get(each.kind, (each.kind,)):
                events = self._reading.events
                event = events.known(kind, each.whom) if each.whom is not None else events.only(kind)
                if event is not None:
                    finding = Finding(each.who, each.predicate, event, each.span, "intended, and done")
                    self._arguments.put(finding, each.putting)
                    self._reading.collector.add(finding)
                    break
