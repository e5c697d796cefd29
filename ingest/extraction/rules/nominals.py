"""Nominals: programmes, happenings, works and groups that have no name, told by a noun and what stands beside it.

“Libya's nuclear programme”, “the removal of Karim Haddad”, “a plan to build factories in Aden”, “the family of Farid”:
the noun says what it is, and its owner, its prepositions or its content tell it from others of its kind. Which nouns,
and what tells them, is data (``patterns/nominals.toml``). The words of the text are its name, with whoever “its” and
“his” mean put in.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.beside import Beside, BesideReader
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, NOUN, PREPOSITION, VERB, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.happenings import Happenings
from ingest.extraction.rules.lexicon import plural, shipped, singular
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.nominal_kinds import Kind, Tie, kinds
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.topics import HIS
from schema.claims import Modality, Polarity
from schema.text import Span

LONGEST: Final = 12
"""Words of a name made of a phrase: more is a sentence."""
_DETERMINERS: Final = shipped()["grammar.determiner"]
_ADJECTIVES: Final = ("al", "ive", "ous", "ic", "ful", "able", "ary", "less")
_ARTICLES: Final = frozenset({"a", "an"})
_ITS: Final = frozenset({"its", "their"})
_PURSUING: Final = shipped()["pursuits.verbs"]
_PURSUITS: Final = shipped()["pursuits.nouns"]
_DENIED: Final = Polarity.DENIES
_FIRM: Final = frozenset({Modality.REPORTED, Modality.ALLEGED, Modality.ASSESSED})


@cache
def _telling() -> frozenset[str]:
    """Give the words of which one stands in a sentence that names nobody, and yet a thing."""
    return frozenset(word for kind in kinds().values() for word in kind.before) | HIS | _ITS


class Nominals:
    """The things of one document that have no name of their own.

    Args:
        reading: The document while it is read.
        happenings: What its nouns tell of.
    """

    def __init__(self, reading: Reading, happenings: Happenings) -> None:
        self._happenings = happenings
        self._tokens = reading.tokens
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._reader = BesideReader(reading.tokens, reading.resolver)
        self._events = reading.events
        self._kinds = kinds()
        self._peoples = reading.lexicon["calendar.not-names"]
        self._telling = _telling()
        self._collector = reading.collector
        self._arguments = Arguments(reading)
        self.here: dict[int, Mention] = {}
        """The things of the sentence, by the first token of the phrase of each."""
        self._by_ends: dict[tuple[str, frozenset[str]], Record] = {}

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether words between two tokens may name one, even where nothing there has a name."""
        lows = self._tokens.lows[start:end]
        return not self._telling.isdisjoint(lows) and not self._kinds.keys().isdisjoint(lows)

    def read(self, sentence: Sentence) -> None:
        """Find the things that nouns of a sentence name.

        Args:
            sentence: The sentence.
        """
        chunks, judge = sentence.chunks, sentence.judge
        self.here = {}
        for at, chunk in sentence.nouns if not self._kinds.keys().isdisjoint(sentence.heads) else ():
            if (kind := self._kinds.get(chunk.head)) is None:
                continue
            if chunk.mentions and chunk.mentions[-1].end == chunk.end and chunk.mentions[-1].form != "role":
                continue
            is_first = chunk.end - 1 == chunks[0].start
            if self._tokens.words[chunk.end - 1][0].isupper() and not is_first and chunk.head not in self._peoples:
                continue  # of a headline or a title
            if self._events.at.get(self._tokens.starts[chunk.start]) is not None:
                continue
            self._try(kind, at, chunks, judge)
            event = self.here.get(chunk.start)
            if sentence.provoking is not None and event is not None and at >= sentence.provoking[0]:
                self._provoked(sentence.provoking[1], event, judge.of_noun(at))

        for clause in judge.clauses:
            if clause.verb.form == "ing":
                self._pursued(clause, chunks, judge)

    def _provoked(self, whose: Chunk, event: Mention, putting: Putting) -> None:
        """Claim whose doing a happening was that stands in a list of somebody's doings."""
        mention = self._resolver.mention(whose)
        if mention is None or event.record is None or event.record.type != "Event" or not putting.is_act:
            return
        tie = Tie("RESPONSIBLE_FOR", of_thing=False)
        self._tied(tie, event.record, mention, self._tokens.span(event.start, event.end), putting)

    def _pursued(self, clause: Clause, chunks: Chunks, judge: Judge) -> None:
        """Take for a thing what a gerund says somebody “worked on building”, spent “his efforts in converting”."""
        at = clause.index
        if not clause.object or at < 2 or chunks[at - 1].tag != PREPOSITION:
            return
        before = chunks[at - 2]
        if before.head not in (_PURSUING if before.tag == VERB else _PURSUITS) or judge.of(clause).polarity is _DENIED:
            return
        last = clause.object[-1].end
        stop = min((one.end for each in clause.adjuncts.values() for one in each if one.start > last), default=last)
        if not any(chunk.mentions for chunk in chunks if clause.verb.end <= chunk.start < stop):
            return
        start = clause.verb.start
        said = _MARKS.sub("", " ".join(self._tokens.said(start, stop if stop - start <= LONGEST else last).split()))
        record = self._registry.add("Programme", said[0].upper() + said[1:], why="what somebody worked on")
        span = self._tokens.span(start, stop)
        record.spans.append(span)
        self._led(clause, record, span, judge)

    def _led(self, clause: Clause, record: Record, span: Span, judge: Judge) -> None:
        """Claim that who worked on something led it."""
        above = clause.governor
        putting = judge.of(above) if above is not None else None
        if above is None or putting is None or not putting.is_act or putting.modality not in _FIRM or putting.quoted:
            return
        for chunk in above.subject if not above.verb.passive else ():
            mention = self._resolver.mention(chunk)
            if mention is not None and mention.record is not None and mention.record.type in {"Person", "Organization"}:
                said = Span(min(span.start, self._tokens.starts[chunk.start]), span.end)
                finding = Finding(mention.record, "LED", record, said, "worked on")
                self._arguments.put(finding, putting)
                self._collector.add(finding)

    def _try(self, kind: Kind, at: int, chunks: Chunks, judge: Judge) -> None:
        chunk = chunks[at]
        beside = self._reader.read(kind, at, chunks, judge)
        is_definite = beside.known
        if not beside.told or (kind.definite and not is_definite):
            return
        putting = judge.of_noun(at)
        if kind.type == "Event" and not (putting.is_act and putting.modality in _FIRM):
            # “the 1961 revolt” took place, whatever is said about it.
            if not (is_definite and (beside.dated or kind.known)):
                return
        elif putting.polarity is Polarity.DENIES:
            return
        record = self._known(kind, chunk, beside, is_definite=is_definite)
        span = self._tokens.span(chunk.start, beside.end)
        record.spans.append(span)
        self.here[chunk.start] = thing = Mention(chunk.start, chunk.end, "noun", kind.type, record)
        if at > 1 and chunks[at - 1].tag == COMMA and _is_adjective(chunks[at - 2], self._tokens.lows):
            self.here[chunks[at - 2].start] = thing  # “an operational, technological infrastructure”
        if kind.type == "Event":
            self._events.at.setdefault(span.start, record)
        for place in beside.places if kind.type != "Organization" else ():
            self._lies(record, place, Span(span.start, max(span.end, self._tokens.ends[place.end - 1])), putting)
        if kind.kind == "meeting":
            for _, doer in self._happenings.doers(at, judge):
                self._tied(Tie("PARTICIPATED_IN", of_thing=False), record, doer, span, putting)
        if kind.type == "Position" and at > 1 and chunks[at - 1].tag == COMMA:
            holder = self._resolver.mention(chunks[at - 2])
            if holder is not None and holder.type == "Person" and holder.form == "name":
                self._tied(Tie("HELD_POSITION", of_thing=False), record, holder, span, putting)
        for where, mention in beside.others:
            if (tie := kind.ties.get(where)) is not None:
                self._tied(tie, record, mention, span, putting)

    def _lies(self, record: Record, mention: Mention, span: Span, putting: Putting) -> None:
        """Claim where a thing is, or took place: “factories in Aden”, “the talks in Aden”."""
        place = self._events.country(mention)
        predicate = "TOOK_PLACE_AT" if record.type == "Event" else "LOCATED_IN"
        if place is None or place.type != "Place" or place is record:
            return
        finding = Finding(record, predicate, place, span, "“in” behind a thing")
        self._arguments.put(finding, _beside(record, putting))
        self._collector.add(finding)

    def _tied(self, tie: Tie, record: Record, mention: Mention, span: Span, putting: Putting) -> None:
        """Claim what a thing and who stands beside it are to each other: “the family of Farid”."""
        side = "object" if tie.of_thing else "subject"
        other = self._arguments.record_of(mention, tie.predicate, side, place=tie.predicate == "TOOK_PLACE_AT")
        if other is None or other is record:
            return
        subject, object_ = (record, other) if tie.of_thing else (other, record)
        said = span.covering(self._tokens.span(mention.start, mention.end))
        finding = Finding(subject, tie.predicate, object_, said, "who stands beside a thing")
        self._arguments.put(finding, _beside(record, putting))
        self._collector.add(finding)

    def _known(self, kind: Kind, chunk: Chunk, beside: Beside, *, is_definite: bool) -> Record:
        """Find or make the record: by its name, in the singular or plural, or by what it was of where “the” stands."""
        name = self._name(chunk, beside)
        same = (chunk.head, frozenset({beside.whose} if kind.one and beside.whose else beside.ends))
        record = self._by_ends.get(same) if is_definite and (kind.one or kind.type == "Event") else None
        if record is None:
            other = singular(chunk.head) if chunk.head.endswith("s") else plural(chunk.head)
            variants = (name, name.replace(f" {chunk.head}", f" {other}"))
            record = next((found for each in variants if (found := self._registry.find(kind.type, each))), None)
        if record is None:
            record = self._registry.add(kind.type, name, kind.kind, why=f"“{chunk.head}” with what tells it")
            record.one_of_many = kind.indefinite
        if same[1]:
            self._by_ends.setdefault(same, record)
        self._registry.call(record, name)
        if beside.start < chunk.start:
            self._registry.call(record, self._tokens.said(beside.start, beside.end))
        return record

    def _name(self, chunk: Chunk, beside: Beside) -> str:
        """Make a name of the words: without the article, and with whoever a pronoun means."""
        lows, start = self._tokens.lows, beside.start if beside.dated else chunk.start
        if chunk.mentions and not beside.owner and lows[chunk.start] in _ARTICLES:
            start = max(mention.start for mention in chunk.mentions if mention.form != "role" or mention.start == start)
        while start < chunk.end - 1 and (lows[start] in _DETERMINERS or _is_count(lows[start])):
            start += 1
        if beside.end - start > LONGEST:
            beside.end = chunk.end
        said = _MARKS.sub("", " ".join(self._tokens.said(start, beside.end).split()))
        name = f"{beside.owner} {said}" if beside.owner else said
        return name[0].upper() + name[1:]


_MARKS: Final = re.compile(r"[“”\"«»„]")


def _beside(record: Record, putting: Putting) -> Putting:
    """Say how it is put of a thing what stands beside it: of what took place it is so, whatever is said of that."""
    if putting.is_act:
        return putting
    return Putting(modality=Modality.REPORTED if record.type in {"Event", "Organization"} else Modality.INTENDED)


def _is_adjective(chunk: Chunk, lows: Sequence[str]) -> bool:
    """Whether a noun phrase is but an article and an adjective."""
    is_such = chunk.tag == NOUN and not chunk.mentions and lows[chunk.start] in _ARTICLES | {"the"}
    return is_such and chunk.end - chunk.start > 1 and chunk.head.endswith(_ADJECTIVES)


def _is_count(low: str) -> bool:
    return low.isdigit() and len(low) < 4
