"""Relations: the patterns of clauses tried on the sentences of one document."""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.alternatives import are_alternatives, is_either
from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import SUBORDINATOR, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.deaths import tells_of_killing
from ingest.extraction.rules.denials import is_scarce
from ingest.extraction.rules.figurative import is_figurative
from ingest.extraction.rules.intents import INTENDING, Intents
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.patterns import ClausePattern, Patterns
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.qualifiers import Qualifiers
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sayings import Sayings
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_money
from ingest.extraction.rules.topics import SUBJECTS
from ingest.extraction.rules.victims import Victims
from schema.claims import Modality, Polarity

_BY_VIOLENCE: Final = frozenset({"attack", "killing"})
_HEADING: Final = frozenset({"LED", "COMMANDED"})
_NO_PREPOSITIONS: Final = frozenset({"", "date", "equipment", "infinitive"})
"""What a pattern may need beside a preposition."""
_OWNING: Final = frozenset({"own", "control", "direct"})
_OWN_OR_CONTROL: Final = "own-or-control"
_FURTHER: Final = 3
_LISTED: Final = 4
"""How many of a list are looked at for a thing: “gave rockets, training and funds”."""
"""Words behind a phrase within which what somebody is called may still stand."""


class Relations:
    """Tries the patterns of clauses.

    Args:
        reading: The document while it is read.
        patterns: The patterns.
    """

    def __init__(self, reading: Reading, patterns: Patterns) -> None:
        self._reading = reading
        self._patterns = patterns
        self._arguments = arguments = Arguments(reading)
        self._qualifiers = Qualifiers(reading, arguments)
        self._victims = Victims(reading, arguments)
        self._sayings = Sayings(reading, arguments)
        self._intents = Intents(reading, arguments)
        self._last: tuple[int, list[Chunk]] = (0, [])
        """Where the sentence before ends, and to whom or what its last verb was done."""

    def read(self, sentence: Sentence) -> None:
        """Try every pattern on a sentence.

        Args:
            sentence: The sentence.
        """
        for clause in sentence.clauses:
            clause.subject = self._reading.resolver.bodies.expanded(clause.subject)
            if "it" in sentence.words:
                clause.object = self._repeated(clause, sentence)
                clause.subject = self._denied_too(clause, sentence)
            clause.object = self._reading.resolver.bodies.expanded(clause.object)
            self._spoken_of(clause)
            if "or" in sentence.words and clause.verb.head in _OWNING and is_either(clause.chunks, clause.index):
                clause.verb.head = _OWN_OR_CONTROL
            if sentence.judge.speech.speaks:
                self._sayings.warned(clause, sentence)
            for pattern in self._fitting(clause):
                self._try(pattern, clause, sentence)
            if clause.verb.head in INTENDING:
                self._intents.note_happenings(clause, sentence, self._patterns.nouns)
            self._reading.resolver.listed(clause.object)
        self._last = (sentence.end, sentence.clauses[-1].object if sentence.clauses else [])

    def _repeated(self, clause: Clause, sentence: Sentence) -> list[Chunk]:
        """Put in the place of “it” the body to which somebody did something before: “founded the party and led it”."""
        lows, whom = self._reading.tokens.lows, clause.object
        if len(whom) != 1 or lows[whom[0].start : whom[0].end] != ["it"]:
            return whom
        at = sentence.clauses.index(clause)
        before: list[Chunk] = []
        if clause.shared and at:
            before = sentence.clauses[at - 1].object
        elif (
            not at and clause.subject and lows[clause.subject[0].start] in SUBJECTS and self._last[0] == sentence.start
        ):
            before = self._last[1]
        return before if len(before) == 1 and _is_body(before[0]) else whom

    def _denied_too(self, clause: Clause, sentence: Sentence) -> list[Chunk]:
        """Put the body in the place of “it” in “did not arm the brigade, nor was it trained by Libya”."""
        lows, who, at = self._reading.tokens.lows, clause.subject, sentence.clauses.index(clause)
        if at < 2 or not clause.verb.passive or len(who) != 1 or lows[who[0].start : who[0].end] != ["it"]:
            return who
        before, auxiliary = sentence.clauses[at - 2 : at]
        is_so = lows[auxiliary.verb.start - 1] == "nor" and len(before.object) == 1 and _is_body(before.object[0])
        return before.object if is_so else who

    def _fitting(self, clause: Clause) -> Sequence[ClausePattern]:
        """Give the patterns of a verb: those for what governs it, where there are such, or those for any."""
        verb, patterns = clause.verb.head, self._patterns
        governed = patterns.governed.get((clause.governor.verb.head, verb)) if clause.governor is not None else None
        return governed or patterns.free.get(verb, ())

    def settle(self) -> None:
        """Claim who planned or ordered what the document tells was done: at its end, when all has been told."""
        self._intents.settle()

    def read_things(self, sentence: Sentence, named: Mapping[int, Mention]) -> None:
        """Try the patterns with the things of a sentence that have no name, and its happenings, for their ends.

        Args:
            sentence: The sentence.
            named: What noun phrases mean, by the first token of each.
        """
        starts, told = self._reading.tokens.starts, self._reading.events.at
        things = {
            chunk.start: Mention(chunk.start, chunk.end, "noun", "Event", event)
            for _, chunk in (sentence.nouns if told else ())
            if (event := told.get(starts[chunk.start])) is not None
        }
        things.update(named)
        self._reading.resolver.things = things
        for clause in sentence.clauses if "with" in sentence.words else ():
            self._victims.company(clause, sentence)
        if not things:
            return
        for clause in sentence.clauses:
            if sentence.judge.speech.speaks:
                self._sayings.warned(clause, sentence)
            for pattern in self._patterns.free.get(clause.verb.head, ()):
                if pattern.mutual or pattern.value:
                    continue
                if pattern.victim:
                    _note_harm(clause, things)
                    continue
                ends = [*self._arguments.objects(pattern, clause), *self._arguments.subjects(pattern, clause)]
                if not things.keys().isdisjoint([chunk.start for chunk in ends]):
                    self._try(pattern, clause, sentence)
        self._reading.resolver.things = {}

    def _spoken_of(self, clause: Clause) -> None:
        """Note whom or which body the sentence so far is about."""
        mention = self._reading.resolver.mention(clause.subject[0]) if clause.subject else None
        if mention is None or clause.relative or clause.governor is not None:
            return
        if mention.type == "Person" and mention.record is not None:
            at = clause.chunks.index(clause.subject[0]) - 1 if clause.subject[0] in clause.chunks else -1
            is_aside = at >= 0 and clause.chunks[at].tag == SUBORDINATOR
            self._reading.resolver.about(mention.record, is_aside=is_aside)
        elif mention.type in {"Organization", "State"}:
            self._reading.resolver.bodies.acts(mention)

    def _try(self, pattern: ClausePattern, clause: Clause, sentence: Sentence) -> None:
        if pattern.is_choosy and not self._meets(pattern, clause, sentence):
            return
        if pattern.event in _BY_VIOLENCE and is_figurative(clause, self._reading.tokens.lows):
            return
        if pattern.victim:
            if (putting := self._putting(pattern, clause, sentence)) is not None:
                if "or" in sentence.words and are_alternatives(clause.chunks, clause.whom):
                    putting = _left_open(putting)
                self._victims.read(pattern, clause, sentence, putting)
            return
        if pattern.value:
            if (putting := self._putting(pattern, clause, sentence)) is not None and putting.is_act:
                self._describe(pattern, clause, sentence, putting)
            return
        subjects = self._arguments.subjects(pattern, clause)
        objects = self._arguments.objects(pattern, clause)
        if not objects or not (subjects or pattern.harm):
            return
        putting = self._putting(pattern, clause, sentence)
        if putting is None:
            return
        if "or" in sentence.words and any(are_alternatives(clause.chunks, each) for each in (subjects, objects)):
            putting = _left_open(putting)
        if pattern.harm and not putting.is_act:
            self._sayings.threatened(pattern, clause, sentence, putting, objects)
        if pattern.only_threats:
            return
        if pattern.alleges:
            speaker = tuple(self._arguments.standing("subject", clause)) or putting.speaker
            putting = weaker(putting, Modality.ALLEGED)._replace(speaker=speaker)
        found: list[tuple[Record, Record, Chunk, Chunk]] = []
        for subject_chunk in filter(_is_name, subjects) if pattern.named else subjects:
            subject = self._arguments.record(subject_chunk, pattern, "subject", actor=True)
            if subject is None or (pattern.subject_types and subject.type not in pattern.subject_types):
                continue
            for object_chunk in objects:
                object_ = self._arguments.record(object_chunk, pattern, "object", where=pattern.object)
                if object_ is None or (pattern.object_types and object_.type not in pattern.object_types):
                    continue
                if pattern.not_states and object_.kind == "state":
                    continue
                if pattern.predicate in _HEADING and self._arguments.is_of_part(object_chunk):
                    continue
                if not pattern.mutual or subject_chunk.start < object_chunk.start:
                    found.append((subject, object_, subject_chunk, object_chunk))
        for subject, object_, subject_chunk, object_chunk in found:
            self._claim(pattern, clause, sentence, putting, subject, object_, (subject_chunk, object_chunk))

    def _describe(self, pattern: ClausePattern, clause: Clause, sentence: Sentence, putting: Putting) -> None:
        """Claim the value of a pattern of whom it is told."""
        for chunk in self._arguments.subjects(pattern, clause):
            mention = self._reading.resolver.mention(chunk)
            who = mention.record if mention is not None else None
            if who is None or (pattern.subject_types and who.type not in pattern.subject_types):
                continue
            span = self._arguments.span(clause, (chunk,))
            finding = Finding(who, pattern.predicate, None, span, pattern.id, value=pattern.value)
            self._arguments.put(finding, putting)
            self._arguments.date(finding, clause, sentence)
            self._reading.collector.add(finding)

    def _putting(self, pattern: ClausePattern, clause: Clause, sentence: Sentence) -> Putting | None:
        """Judge a clause for a pattern; None where nobody says it, or its saying is itself quoted."""
        # “was appointed to replace Farid” is judged by the appointment, “denied holding Farid” by itself.
        governor = clause.governor if pattern.after and clause.verb.form != "ing" else None
        putting = sentence.judge.of(clause if governor is None else governor)
        is_open = "or" in sentence.words and clause.verb.head != _OWN_OR_CONTROL
        if is_open and is_either(clause.chunks, clause.index):
            putting = _left_open(putting)
        return None if putting.is_unattributed or (pattern.speech and putting.quoted) else putting

    def _meets(self, pattern: ClausePattern, clause: Clause, sentence: Sentence) -> bool:
        if not sentence.words.isdisjoint(pattern.without):
            return False
        lows = self._reading.tokens.lows
        if pattern.natural and tells_of_killing(clause, sentence.words, lows, of_many=False):
            return False
        if pattern.thing_at:
            things = [
                chunk for chunk in self._arguments.standing(pattern.thing_at, clause) if not is_scarce(chunk, lows)
            ]
            # “as a version of a saint”, “the ‘architect’”: the word may stand a little further on.
            on = _FURTHER if pattern.thing_at in {"as", "complement"} else 0
            things = things[:_LISTED]
            words = {low for chunk in things for low in lows[chunk.start : chunk.end + on]}
            is_sum = pattern.money and any(is_money(lows, chunk.start, chunk.end) for chunk in things)
            if not (is_sum or words & pattern.things):
                return False
        if pattern.needs == "infinitive":
            following = next(
                (each for each in sentence.clauses if each.governor is clause and each.verb.form == "to"), None
            )
            if following is None:
                return False
        if pattern.direct and (not clause.object or clause.object[0].start > clause.verb.end + 1):
            return False
        if pattern.idle and any(
            each.subject and each.subject[0] in clause.object and not each.relative for each in sentence.clauses
        ):
            return False
        if pattern.needs == "date" and self._arguments.dated(clause, sentence) is None:
            return False
        if pattern.needs not in _NO_PREPOSITIONS and pattern.needs not in clause.adjuncts:
            return False
        if "place" in pattern.unless and self._arguments.place(clause) is not None:
            return False
        if any(each in clause.adjuncts for each in pattern.unless):
            return False
        if clause.object and "object" in pattern.unless:
            return False
        if clause.complement and "complement" in pattern.unless:
            return False
        has_equipment = pattern.needs == "equipment" or "equipment" in pattern.unless
        if has_equipment:
            where = pattern.equipment or ("object", "with")
            found = any(
                mention.type == "Equipment"
                for each in where
                for chunk in self._arguments.standing(each, clause)
                for mention in chunk.mentions
            )
            return found == (pattern.needs == "equipment")
        return True

    def _claim(
        self,
        pattern: ClausePattern,
        clause: Clause,
        sentence: Sentence,
        putting: Putting,
        subject: Record,
        object_: Record,
        around: Sequence[Chunk],
    ) -> None:
        if pattern.harm and subject.type == "Person" and subject is object_:
            return
        span = self._arguments.span(clause, around)
        finding = Finding(subject, pattern.predicate, object_, span, pattern.id)
        self._arguments.put(finding, putting)
        if pattern.denies:
            if not putting.is_act or object_.one_of_many:
                return  # whoever did not deny it, or may yet, has said nothing of it
            finding.polarity, finding.speaker = Polarity.DENIES, subject
        if finding.polarity is Polarity.DENIES and not finding.modality.is_act:
            return
        self._qualifiers.read(finding, pattern, clause)
        self._arguments.date(finding, clause, sentence)
        if pattern.begins and finding.when and "/" not in finding.when:
            finding.when += "/.."
        self._reading.collector.add(finding)
        if pattern.after and pattern.predicate == "SUCCEEDED" and putting.is_act:
            self._inherit(finding)
        if pattern.event and not putting.is_act and putting.polarity is not Polarity.DENIES:
            self._intents.note(pattern.event, object_, clause, sentence, finding.span)
        if pattern.event and putting.is_act and pattern.predicate in {"KILLED", "ATTACKED", "CAPTURED"}:
            place = self._arguments.place(clause)
            self._reading.events.happened(
                pattern.event, finding, place, self._reading.tokens.span(clause.verb.start, clause.verb.end)
            )

    def _inherit(self, finding: Finding) -> None:
        """Claim that who was appointed to replace somebody got the office, where the text names one and no other."""
        assert finding.object is not None  # noqa: S101 - nobody succeeds nothing
        held = [
            each
            for each in self._reading.collector.held(finding.object)
            if each.object is not None and each.object.type in {"Organization", "Position"}
        ]
        if finding.polarity is Polarity.DENIES or sum(each.predicate == "HELD_POSITION" for each in held) != 1:
            return
        offices = [each for each in held if each.predicate != "HELD_POSITION"]
        if len(offices) > 1:
            return
        for each in held:
            also = Finding(finding.subject, each.predicate, each.object, finding.span, "office of a predecessor")
            also.modality, also.speaker = finding.modality, finding.speaker
            also.when, also.when_text = finding.when, finding.when_text
            self._reading.collector.add(also)


def _left_open(putting: Putting) -> Putting:
    """Put as no more than possible what is said of one or of another, unless it is denied of both."""
    return putting if putting.polarity is Polarity.DENIES else weaker(putting, Modality.CONDITIONAL)


def _is_name(chunk: Chunk) -> bool:
    """Whether a noun phrase is a name and no more."""
    last = chunk.mentions[-1] if chunk.mentions else None
    return last is not None and last.form == "name" and last.end == chunk.end


def _is_body(chunk: Chunk) -> bool:
    """Whether a noun phrase is the name of a body and no more."""
    return _is_name(chunk) and chunk.mentions[-1].type == "Organization"


def _note_harm(clause: Clause, things: Mapping[int, Mention]) -> None:
    """Note that somebody without a name was killed or taken: that is told of nobody else of his kind."""
    for chunk in (*clause.subject, *clause.object):
        thing = things.get(chunk.start)
        if thing is not None and thing.type == "Person" and thing.record is not None:
            thing.record.one_of_many = False
