"""Campaigns: wars, uprisings, disputes and protests, known by whom they were against or between, or where they were.

“the war against the Harbour Brigade in Yemen”; “a rift between Farid and Nader”;
“During the Aden War, Farid commanded …”.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.happenings import Happenings
from ingest.extraction.rules.lexicon import read_toml, shipped
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality
from schema.text import Span

_COMMANDING: Final = frozenset(shipped()["campaigns.commanding"])
_TAKING_PART: Final = frozenset(shipped()["campaigns.taking-part"])
_DURING: Final = frozenset({"during", "in", "throughout"})


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: str
    name: str
    where: str


@cache
def _nouns() -> dict[str, _Kind]:
    data = read_toml("patterns/campaigns.toml")
    return {
        noun: _Kind(entry["kind"], entry["name"], entry["where"])
        for entry in data.values()
        for noun in entry["nouns"].split()
    }


class Campaigns:
    """The campaigns of one document.

    Args:
        reading: The document while it is read.
        happenings: What its nouns tell of.
    """

    def __init__(self, reading: Reading, happenings: Happenings) -> None:
        self._happenings = happenings
        self._tokens = reading.tokens
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events

    def read(self, sentence: Sentence) -> None:
        """Find the campaigns of a sentence, and who took part in them.

        Args:
            sentence: The sentence.
        """
        kinds, judge = _nouns(), sentence.judge
        for at, chunk in sentence.nouns:
            named = chunk.mentions[-1].record if chunk.mentions else None
            if named is not None and named.type == "Event" and chunk.mentions[-1].end == chunk.end:
                self._during(named, at, judge)
            elif chunk.head in kinds:
                putting = judge.of_noun(at)
                if putting.is_act and putting.modality is Modality.REPORTED and not putting.quoted:
                    self._try(kinds[chunk.head], at, sentence.chunks, judge)

    def _try(self, kind: _Kind, at: int, chunks: Chunks, judge: Judge) -> None:
        events, behind = self._events, self._happenings.behind(chunks, at)
        others = [
            record
            for each in behind.get(kind.where, ())
            if (mention := self._resolver.mention(each)) is not None
            and mention.form != "adjective"
            and (record := (events.country(mention) if kind.where == "in" else events.body(mention))) is not None
        ]
        if not others or (kind.where == "between" and len(others) != 2):
            return
        chunk = chunks[at]
        span = self._tokens.span(chunk.start, chunks[min(at + 2, len(chunks) - 1)].end)
        places = [
            record
            for each in behind.get("in", ())
            if (mention := self._resolver.mention(each)) is not None
            and mention.form == "name"
            and (record := events.country(mention)) is not None
        ]
        for event, parties in self._events_of(kind, others):
            told = self._tokens.span(chunk.start, chunk.end)
            event.spans.append(told)
            self._events.at.setdefault(told.start, event)
            for each in behind.get("during", ()):
                whole = each.mentions[-1].record if each.mentions else None
                if whole is not None and whole.type == "Event" and whole is not event:
                    self._add(event, "PART_OF", whole, span)
            for party in parties:
                self._add(party, "PARTICIPATED_IN", event, span)
            for place in [event_place for event_place in places if kind.where != "in" or event_place in others]:
                if kind.where != "in" or event.name == kind.name.format(place.name):
                    self._add(event, "TOOK_PLACE_AT", place, span)
            for clause in judge.clauses:
                if chunk in clause.object or (clause.verb.passive and chunk in clause.subject):
                    self._doers(clause, event, judge)

    def _events_of(self, kind: _Kind, others: Sequence[Record]) -> list[tuple[Record, Sequence[Record]]]:
        if kind.where == "between":
            name = kind.name.format(f"{others[0].name} and {others[1].name}")
            return [(self._event(kind, name), others)]
        if kind.where == "in":
            return [(self._event(kind, kind.name.format(place.name)), ()) for place in others]
        first = others[0]
        return [(self._event(kind, kind.name.format(first.name)), [first])]

    def _event(self, kind: _Kind, name: str) -> Record:
        return self._registry.add("Event", name, kind.kind, why="word for a campaign")

    def _doers(self, clause: Clause, event: Record, judge: Judge) -> None:
        """Claim who “conducted the war”, who “fought in” it."""
        putting = judge.of(clause)
        if not putting.is_act or putting.modality is not Modality.REPORTED or putting.quoted:
            return
        head = clause.verb.head
        predicate = "COMMANDED" if head in _COMMANDING else "PARTICIPATED_IN" if head in _TAKING_PART else ""
        for chunk in clause.doers:
            who = self._resolver.mention(chunk)
            record = self._events.body(who) if who is not None and predicate else None
            if record is not None and record.type in {"Person", "Organization"}:
                self._add(record, predicate, event, self._tokens.span(chunk.start, clause.verb.end))

    def _during(self, event: Record, at: int, judge: Judge) -> None:
        """Claim who took part in a war that has a name: “During the Aden War, Farid commanded the brigade”."""
        chunk = judge.chunks[at]
        if event.kind not in {"war", "battle"} or not at or judge.chunks[at - 1].head not in _DURING:
            return
        clause = next((each for each in judge.clauses if each.index > at or chunk in _adjuncts(each)), None)
        if clause is None or clause.relative or clause.verb.head not in _COMMANDING | _TAKING_PART:
            return
        putting = judge.of(clause)
        if not putting.is_act or putting.modality is not Modality.REPORTED or putting.quoted or clause.verb.passive:
            return
        for each in [*clause.subject, *clause.adjuncts.get("with", ()), *clause.adjuncts.get("alongside", ())]:
            mention = self._resolver.mention(each)
            record = self._events.body(mention) if mention is not None else None
            if record is not None and record.type in {"Person", "Organization"}:
                first, last = min(each.start, chunk.start), max(each.end, chunk.end)
                self._add(record, "PARTICIPATED_IN", event, self._tokens.span(first, last))

    def _add(self, subject: Record, predicate: str, object_: Record, span: Span) -> None:
        self._collector.add(Finding(subject, predicate, object_, span, "campaign"))


def _adjuncts(clause: Clause) -> list[Chunk]:
    return [chunk for found in clause.adjuncts.values() for chunk in found]
