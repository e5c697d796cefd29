"""Nominals: programmes, happenings, works and groups that have no name, told by a noun and what stands beside it.

“Libya's nuclear programme”, “the removal of Karim Haddad”, “a plan to build factories in Aden”, “the family of Farid”:
the noun says what it is, and its owner, its prepositions or its content tell it from others of its kind. Which nouns,
and what tells them, is data (``patterns/nominals.toml``). The words of the text are its name, with whoever “its” and
“his” mean put in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import COMMA, DATE, NOUN, PREPOSITION, QUOTE, VERB, Chunk, Chunks
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.coreference import HIS
from ingest.extraction.rules.happenings import Happenings
from ingest.extraction.rules.lexicon import plural, shipped, singular
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.nominal_kinds import ANY, Kind, Tie, kinds
from ingest.extraction.rules.phrases import noun_phrase_right
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality, Polarity
from schema.text import Span

LONGEST = 12
"""Words of a name made of a phrase: more is a sentence."""
_DETERMINERS = shipped()["grammar.determiner"]
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_ADJECTIVES = ("al", "ive", "ous", "ic", "ful", "able", "ary", "less")
_ARTICLES = frozenset({"a", "an"})
_ITS = frozenset({"its", "their"})
_PURSUING = shipped()["pursuits.verbs"]
_PURSUITS = shipped()["pursuits.nouns"]
_WHERE = frozenset({"in", "at", "near"})
_PLACES = frozenset({"Place", "State"})
_DENIED = Polarity.DENIES
_GIVEN = frozenset({"give", "provide", "extend", "grant", "offer", "send", "deliver", "make", "publish", "write"})
_FIRM = frozenset({Modality.REPORTED, Modality.ALLEGED, Modality.ASSESSED})


@dataclass(slots=True)
class _Beside:
    """What stands beside a noun.

    Args:
        start: Where the phrase begins, whose it is with it.
        end: Where it ends.
        owner: What is put before the noun for whose it is, where its phrase has it not.
        whose: The name of whose it is.
        told: It is told from others of its kind.
        owned: It is said whose it is.
        known: “The” or an owner says that it is known.
        dated: A year stands before the noun.
        ends: The names of what stands behind it.
        places: Where it is.
        others: Who stands beside it, each with ``owner`` or the preposition before him.
    """

    start: int
    end: int
    owner: str = ""
    whose: str = ""
    told: bool = False
    owned: bool = False
    known: bool = False
    dated: bool = False
    ends: set[str] = field(default_factory=set)
    places: list[Mention] = field(default_factory=list)
    others: list[tuple[str, Mention]] = field(default_factory=list)


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
                self._collector.add(
                    Finding(mention.record, "LED", record, said, "worked on", modality=putting.modality)
                )

    def _try(self, kind: Kind, at: int, chunks: Chunks, judge: Judge) -> None:
        chunk = chunks[at]
        beside = self._beside(kind, at, chunks, judge)
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
        place = mention.record or (self._events.state(mention, "Place") if mention.entry is not None else None)
        predicate = "TOOK_PLACE_AT" if record.type == "Event" else "LOCATED_IN"
        if place is None or place.type != "Place" or place is record:
            return
        modality = _firmness(record, putting)
        self._collector.add(Finding(record, predicate, place, span, "“in” behind a thing", modality=modality))

    def _tied(self, tie: Tie, record: Record, mention: Mention, span: Span, putting: Putting) -> None:
        """Claim what a thing and who stands beside it are to each other: “the family of Farid”."""
        side = "object" if tie.of_thing else "subject"
        other = self._arguments.record_of(mention, tie.predicate, side, place=tie.predicate == "TOOK_PLACE_AT")
        if other is None or other is record:
            return
        subject, object_ = (record, other) if tie.of_thing else (other, record)
        said = span.covering(self._tokens.span(mention.start, mention.end))
        finding = Finding(subject, tie.predicate, object_, said, "who stands beside a thing")
        finding.modality = _firmness(record, putting)
        self._collector.add(finding)

    def _known(self, kind: Kind, chunk: Chunk, beside: _Beside, *, is_definite: bool) -> Record:
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

    def _beside(self, kind: Kind, at: int, chunks: Chunks, judge: Judge) -> _Beside:
        chunk = chunks[at]
        beside = _Beside(chunk.start, chunk.end)
        owner = self._owner(at, chunks, judge)
        if owner is not None and owner[0].type in kind.owner:
            beside.owner, beside.owned, beside.whose = owner[1], True, self._called(owner[0])
            beside.others.append(("owner", owner[0]))
            if at and chunks[at - 1].possessive:
                beside.start = chunks[at - 1].start
        self._before(at, chunks, beside)
        has_word = any(low in kind.before for low in self._tokens.lows[max(chunk.start, chunk.end - 3) : chunk.end - 1])
        linked = self._behind(kind, at, chunks, beside)
        content = self._content(kind, at, chunks, judge.clauses)
        if content:
            beside.end = content
        if kind.both:
            beside.told = (linked or has_word) and (not kind.owner or beside.known)
        else:
            beside.told = linked or bool(content) or beside.owned or (has_word and beside.known)
        if (kind.dated and not beside.dated) or (kind.indefinite and self._tokens.lows[chunk.start] not in _ARTICLES):
            beside.told = False
        return beside

    def _before(self, at: int, chunks: Chunks, beside: _Beside) -> None:
        """See whether “the”, an owner or a year stands before the noun: “the 1961 revolt”."""
        lows = self._tokens.lows
        first = chunks[at].start
        if at and chunks[at - 1].tag == DATE and chunks[at - 1].end == first and lows[first - 1].isdigit():
            beside.dated, beside.start = True, chunks[at - 1].start
            first = beside.start - 1
        beside.known = beside.owned or (first >= 0 and lows[first] in _DEFINITE)

    def _owner(self, at: int, chunks: Chunks, judge: Judge) -> tuple[Mention, str] | None:
        """Find whose it is: the owner, and what is put before the noun where the phrase has it not."""
        chunk = chunks[at]
        if at and chunks[at - 1].possessive and (mention := self._resolver.mention(chunks[at - 1])) is not None:
            return mention, f"{self._called(mention)}'s"
        if chunk.mentions and chunk.mentions[0].form != "role":
            return chunk.mentions[0], ""
        low = self._tokens.lows[chunk.start]
        if low in HIS and (beside := self._joined(at, chunks)) is not None:
            return beside, f"{self._called(beside)}'s"
        if low in HIS and not self._is_of_another(chunk, judge.clauses):
            mention = self._resolver.owner(chunk)
            return None if mention is None else (mention, f"{self._called(mention)}'s")
        if low in _ITS and (mention := self._subject(chunk, judge.clauses)) is not None:
            return mention, f"{self._called(mention)}'s"
        return None

    def _joined(self, at: int, chunks: Chunks) -> Mention | None:
        """Find whom “his” means in “Farid and his administration”."""
        if at < 2 or chunks[at - 1].head != "and" or chunks[at - 2].tag != NOUN:
            return None
        mention = self._resolver.mention(chunks[at - 2])
        return mention if mention is not None and mention.type == "Person" else None

    def _is_of_another(self, chunk: Chunk, clauses: Sequence[Clause]) -> bool:
        """Whether “his” means a subject that nobody can be told for: “the editor finished his commentary”."""
        for clause in reversed(clauses):
            if clause.verb.start < chunk.start and clause.subject:
                subject = clause.subject[0]
                return self._tokens.lows[subject.start] == "the" and self._resolver.mention(subject) is None
        return False

    def _subject(self, chunk: Chunk, clauses: Sequence[Clause]) -> Mention | None:
        """Find whom “its” means: the body or state that is the subject of the clause."""
        for clause in reversed(clauses):
            if clause.verb.start < chunk.start and clause.subject:
                mention = self._resolver.mention(clause.subject[0])
                return mention if mention is not None and mention.type in {"State", "Organization"} else None
        body = self._resolver.body
        return Mention(chunk.start, chunk.start + 1, "pronoun", "Organization", body) if body is not None else None

    def _called(self, mention: Mention) -> str:
        if mention.record is not None:
            return mention.record.name
        return mention.entry.name if mention.entry is not None else self._tokens.said(mention.start, mention.end)

    def _behind(self, kind: Kind, at: int, chunks: Chunks, beside: _Beside) -> bool:
        """Read the phrases behind a noun; say whether one of them tells it from others."""
        told = False
        each = at + 1
        if (
            each < len(chunks)
            and chunks[each].tag == VERB
            and chunks[each].head in _GIVEN
            and not chunks[each].is_finite
        ):
            each += 1  # “the aid given by Libya to the brigade”
        while each + 1 < len(chunks) and chunks[each].tag == PREPOSITION:
            preposition = chunks[each].head
            wanted = kind.links.get(preposition, frozenset())
            if chunks[each + 1].tag == DATE:
                each += 2
                continue
            if chunks[each + 1].tag != NOUN or not (wanted or preposition in kind.also):
                break
            phrase = noun_phrase_right(chunks, each + 1, pair=preposition == "between")
            if preposition == "between":
                if len(phrase) < 2 or any(self._record(one, wanted) is None for one in phrase):
                    break
                told, beside.end = True, phrase[-1].end
                beside.ends.update(self._called(one.mentions[-1]) for one in phrase if one.mentions)
                beside.others += [
                    (preposition, meant) for one in phrase if (meant := self._record(one, wanted)) is not None
                ]
                each = chunks.index(phrase[-1]) + 1
                continue
            first = phrase[0]
            named = self._record(first, wanted)
            if named is None and ANY not in wanted and not (preposition in kind.also and first.mentions):
                break
            told = told or named is not None or ANY in wanted
            beside.end = named.end if named is not None and first.start < named.end < first.end else first.end
            beside.ends.update(self._called(one) for one in first.mentions)
            if named is not None:
                beside.others.append((preposition, named))
            if preposition in _WHERE:
                places = [self._record(one, _PLACES) for one in phrase]
                beside.places += [one for one in places if one is not None and one.form in {"name", "noun"}]
            each = chunks.index(first) + 1
        return told

    def _record(self, chunk: Chunk, types: frozenset[str]) -> Mention | None:
        """Find what a phrase behind a noun means, if it is of the types that may stand there."""
        mention = self._resolver.mention(chunk)
        if mention is not None and mention.type in types and mention.form != "adjective":
            return mention
        last = chunk.mentions[-1] if chunk.mentions else None
        # A verb that is not known for one is read as a part of the phrase: “in Aden sang”.
        is_near = last is not None and (last.form != "adjective" or last.members) and chunk.end - last.end < 2
        return last if last is not None and is_near and last.type in types else None

    def _content(self, kind: Kind, at: int, chunks: Chunks, clauses: Sequence[Clause]) -> int:
        """Find where “to build factories”, “of arming militias” behind a noun ends; 0 where there is none."""
        behind = at + 2 if at + 1 < len(chunks) and chunks[at + 1].tag == QUOTE else at + 1
        for clause in clauses:
            is_infinitive = clause.index == behind and clause.verb.form == "to" and "infinitive" in kind.content
            is_gerund = (
                clause.index == at + 2
                and clause.verb.form == "ing"
                and chunks[at + 1].tag == PREPOSITION
                and "gerund" in kind.content
            )
            if not (is_infinitive or is_gerund) or not clause.object:
                continue
            if chunks[at].head.endswith("s") and self._tokens.lows[chunks[at].start] not in _DEFINITE:
                return 0  # “strategies to make connections”
            last = clause.object[-1].end
            return min((one.end for each in clause.adjuncts.values() for one in each if one.start > last), default=last)
        return 0

    def _name(self, chunk: Chunk, beside: _Beside) -> str:
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


_MARKS = re.compile(r"[“”\"«»„]")


def _firmness(record: Record, putting: Putting) -> Modality:
    """Say how firmly it is put of a thing what stands beside it: of what took place, it is so."""
    if putting.is_act:
        return putting.modality
    return Modality.REPORTED if record.type in {"Event", "Organization"} else Modality.INTENDED


def _is_adjective(chunk: Chunk, lows: Sequence[str]) -> bool:
    """Whether a noun phrase is but an article and an adjective."""
    is_such = chunk.tag == NOUN and not chunk.mentions and lows[chunk.start] in _ARTICLES | {"the"}
    return is_such and chunk.end - chunk.start > 1 and chunk.head.endswith(_ADJECTIVES)


def _is_count(low: str) -> bool:
    return low.isdigit() and len(low) < 4
