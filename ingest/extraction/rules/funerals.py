"""Funerals: whose they were, who attended and who spoke, also where a sentence says no more than “the funeral”.

“Nader attended the funeral”, “it was attended by Nader”, “among the mourners were Nader and Omar”.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import PREPOSITION, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.deaths import DYING
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import noun_phrase_right
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality

_FUNERALS: Final = shipped()["funerals.nouns"]
_ADDRESSES: Final = shipped()["funerals.addresses"]
_GIVING: Final = shipped()["funerals.giving"]
_MOURNERS: Final = shipped()["funerals.mourners"]
_ATTENDING: Final = frozenset({"attend", "join"})
_DYING: Final = shipped()["funerals.dying"]
_WORDS: Final = _FUNERALS | _ADDRESSES | _MOURNERS | {"attend", "attended"}
_NEAR: Final = 5
"""Chunks within which “at the funeral” is of a verb before it."""
_DEFINITE: Final = frozenset({"the", "this"})


class Funerals:
    """Reads the funerals of one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._arguments = Arguments(reading)
        self._last: tuple[Record, Record] | None = None
        """The funeral that was told of last, and whose it was."""
        self._dead: Record | None = None
        """Who died, as the text told last."""

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a word between two tokens may tell of one, even where nothing there has a name."""
        return not _WORDS.isdisjoint(self._reading.tokens.lows[start:end])

    def read(self, sentence: Sentence) -> None:
        """Claim who was at a funeral of which a sentence tells.

        Args:
            sentence: The sentence, of which it is known what its nouns tell of.
        """
        before = self._last
        if not _WORDS.isdisjoint(sentence.words):
            told = self._told(sentence)
            if told is not None:
                self._last = told
            at = told or before
            if at is not None:
                event, dead = at
                for chunk, clause in self._attending(sentence, is_named=told is not None):
                    self._claim("ATTENDED", chunk, event, dead, clause, sentence)
                for chunk, clause, is_eulogy in self._speaking(sentence, is_named=told is not None):
                    self._claim("SPOKE_AT", chunk, event, dead, clause, sentence)
                    if is_eulogy:
                        self._claim("EULOGISED", chunk, dead, dead, clause, sentence)
        self._note_dead(sentence)

    def _told(self, sentence: Sentence) -> tuple[Record, Record] | None:
        """Find the funeral that a noun of the sentence tells of: somebody's, or “the funeral” of who died last."""
        tokens, events = self._reading.tokens, self._reading.events
        for _, chunk in sentence.nouns:
            event = events.at.get(tokens.starts[chunk.start])
            if event is not None and event.kind == "funeral":
                whose = self._whose(event)
                return (event, whose) if whose is not None else None
        for at, chunk in sentence.nouns:
            if chunk.head in _FUNERALS and tokens.lows[chunk.start] in _DEFINITE and not chunk.mentions:
                if self._last is None and self._dead is not None and sentence.judge.of_noun(at).is_act:
                    span = tokens.span(chunk.start, chunk.end)
                    event = events.event("funeral", self._dead, span)
                    finding = Finding(event, "FUNERAL_OF", self._dead, span, "“the funeral” of who died")
                    self._reading.collector.add(finding)
                    return event, self._dead
                return self._last
        return None

    def _whose(self, event: Record) -> Record | None:
        """Find whose a funeral was, by its claim."""
        return next(self._reading.collector.objects(event, "FUNERAL_OF"), None)

    def _attending(self, sentence: Sentence, *, is_named: bool) -> Iterator[tuple[Chunk, Clause]]:
        """Give those who the sentence says attended, each with the clause that says so."""
        for clause in sentence.clauses:
            if clause.verb.head in _ATTENDING:
                for chunk in self._among_them(sentence) if is_named else ():
                    yield chunk, clause
                what = clause.whom
                if not self._is_funeral(what, clause, is_named=is_named):
                    continue
                for chunk in clause.doers:
                    yield chunk, clause
            elif clause.verb.head == "be" and (mourners := self._mourners(sentence)) is not None:
                for chunk in clause.object if mourners.start < clause.verb.start else clause.subject:
                    if chunk is not mourners:
                        yield chunk, clause

    def _is_funeral(self, what: Sequence[Chunk], clause: Clause, *, is_named: bool) -> bool:
        """Whether that is what was attended: the funeral, “it”, or nothing that is said."""
        lows = self._reading.tokens.lows
        if not what:
            return clause.verb.head == "attend" and not clause.verb.passive
        chunk = what[0]
        if not _FUNERALS.isdisjoint(lows[chunk.start : chunk.end]):
            return is_named
        return lows[chunk.start : chunk.end] == ["it"]

    def _mourners(self, sentence: Sentence) -> Chunk | None:
        """Find “the mourners” behind “among”, or “those who attended”."""
        for at, chunk in sentence.nouns:
            before = sentence.chunks[at - 1] if at else None
            if before is None or before.tag != PREPOSITION or before.head not in {"among", "amongst"}:
                continue
            attend = any(clause.verb.head in _ATTENDING for clause in sentence.clauses)
            if chunk.head in _MOURNERS or (chunk.head == "those" and attend):
                return chunk
        return None

    def _among_them(self, sentence: Sentence) -> list[Chunk]:
        """Give those whom “among them” names: “Hundreds attended the funeral, among them Nader and Omar”."""
        chunks = sentence.chunks
        for at, chunk in sentence.nouns:
            if chunk.head == "them" and at and chunks[at - 1].head in {"among", "amongst"}:
                return noun_phrase_right(chunks, at + 1)
        return []

    def _speaking(self, sentence: Sentence, *, is_named: bool) -> Iterator[tuple[Chunk, Clause, bool]]:
        """Give those who the sentence says spoke there, each with its clause and whether it was a eulogy."""
        for clause in sentence.clauses:
            if clause.verb.head in _GIVING and not clause.verb.passive and clause.object:
                head = clause.object[0].head
                if head == "eulogy" or (head in _ADDRESSES and is_named):
                    for chunk in clause.subject[:1]:
                        yield chunk, clause, head == "eulogy"
            elif clause.verb.head == "speak" and is_named and self._is_there(clause, sentence):
                for chunk in clause.subject:
                    yield chunk, clause, False

    def _is_there(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether a verb tells of what was done there: “spoke at his funeral”, “At the funeral Nader spoke”."""
        lows = self._reading.tokens.lows
        for at, chunk in sentence.nouns:
            if not _FUNERALS.isdisjoint(lows[chunk.start : chunk.end]) and at:
                while at > 1 and sentence.chunks[at - 1].possessive:
                    at -= 1
                before = sentence.chunks[at - 1]
                return before.tag == PREPOSITION and before.head in {"at", "during"} and at < clause.index + _NEAR
        return False

    def _claim(
        self, predicate: str, chunk: Chunk, object_: Record, dead: Record, clause: Clause, sentence: Sentence
    ) -> None:
        putting = sentence.judge.of(clause)
        mention = self._reading.resolver.mention(chunk)
        who = self._arguments.record_of(mention, predicate, "subject") if mention is not None else None
        if who is None or who is dead or who.type not in {"Person", "Organization"}:
            return
        if not putting.modality.is_act or putting.quoted:
            return
        what = clause.whom
        finding = Finding(who, predicate, object_, self._arguments.span(clause, (chunk, *what[:1])), "at a funeral")
        self._arguments.put(finding, putting)
        self._arguments.date(finding, clause, sentence)
        self._reading.collector.add(finding)

    def _note_dead(self, sentence: Sentence) -> None:
        """Note who died: the funeral of which the text goes on to tell is his."""
        for clause in sentence.clauses:
            if clause.verb.head not in _DYING:
                continue
            suffers = clause.subject if clause.verb.passive or clause.verb.head in DYING else clause.object
            mention = self._reading.resolver.mention(suffers[0]) if len(suffers) == 1 else None
            if mention is not None and mention.type == "Person" and mention.record is not None:
                putting = sentence.judge.of(clause)
                if putting.is_act and putting.modality is Modality.REPORTED:
                    if self._last is not None and self._last[1] is not mention.record:
                        self._last = None  # “the funeral” is now of who died since
                    self._dead = mention.record
