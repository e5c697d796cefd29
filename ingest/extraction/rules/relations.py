"""Relations: the patterns of clauses tried on the sentences of one document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.extraction.rules.chunks import NOUN, VERB, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clauses import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge, Putting
from ingest.extraction.rules.patterns import ClausePattern, Patterns
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sums import read_sum
from schema.claims import Modality, Polarity
from schema.text import Span

_AHEAD = frozenset({"will", "would", "could", "may", "might", "shall"})
_WHERE = ("in", "at", "near", "outside", "inside")


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
    """

    start: int
    end: int
    chunks: list[Chunk]
    clauses: list[Clause]
    dates: list[Dated]
    judge: Judge


_JUST_BEFORE = 300
"""Characters within which an attack and a death are told together."""


class Relations:
    """Tries the patterns of clauses.

    Args:
        reading: The document while it is read.
        patterns: The patterns.
    """

    def __init__(self, reading: Reading, patterns: Patterns) -> None:
        self._tokens = reading.tokens
        self._lexicon = reading.lexicon
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._patterns = patterns

    def read(self, sentence: Sentence) -> None:
        """Try every pattern on a sentence.

        Args:
            sentence: The sentence.
        """
        for clause in sentence.clauses:
            clause.subject = self._resolver.expanded(clause.subject)
            if clause.subject:
                mention = self._resolver.mention(clause.subject[0])
                if (
                    mention is not None
                    and mention.type == "Person"
                    and mention.record is not None
                    and not clause.relative
                ):
                    self._resolver.about(mention.record)
                elif (
                    mention is not None
                    and mention.type == "Organization"
                    and mention.record is not None
                    and not clause.relative
                ):
                    self._resolver.acts(mention.record)
            self._warned(clause, sentence)
            patterns = self._patterns.clauses.get(clause.verb.head, ())
            governing = clause.governor.verb.head if clause.governor is not None else ""
            for pattern in [each for each in patterns if governing in each.after] or patterns:
                if not pattern.after or governing in pattern.after:
                    self._try(pattern, clause, sentence)

    def _warned(self, clause: Clause, sentence: Sentence) -> None:
        """Claim whom somebody warned: “Farid warned that the brigade would …”."""
        reported = sentence.judge.reporting(clause)
        if reported is None or reported.verb.head != "warn" or not _AHEAD & set(clause.verb.auxiliaries):
            return
        if self._tokens.quoted[clause.verb.start] or not clause.subject:
            return
        if not sentence.judge.of(reported).is_act or reported.verb.passive or not reported.subject:
            return
        speaker, about = self._resolver.mention(reported.subject[0]), self._resolver.mention(clause.subject[0])
        if speaker is None or about is None or about.form == "pronoun":
            return
        ahead = reported.verb.head == "warn" and bool(
            {"will", "would", "could", "may", "might"} & set(clause.verb.auxiliaries)
        )
        predicate = "WARNED" if ahead else "SAID"
        who, whom = self.record_of(speaker, predicate, "subject"), self.record_of(about, predicate, "object")
        if who is None or whom is None or who is whom or whom.type not in {"Person", "Organization"}:
            return
        span = self._span(clause, (reported.subject[0], clause.subject[0], reported.verb))
        finding = Finding(who, "WARNED", whom, span, "warned of what is to come")
        self._date(finding, reported, sentence)
        self._collector.add(finding)

    def _try(self, pattern: ClausePattern, clause: Clause, sentence: Sentence) -> None:
        if not self._meets(pattern, clause, sentence):
            return
        putting = sentence.judge.of(clause.governor if pattern.after and clause.governor is not None else clause)
        if putting.quoted and not putting.speaker:
            return
        if pattern.speech and putting.quoted:
            return
        if pattern.victim:
            self._victim(pattern, clause, sentence, putting)
            return
        subjects = self._subjects(pattern, clause)
        objects = [each for where in pattern.object for each in self._standing(where, clause)]
        if not subjects or not objects:
            if pattern.harm and objects and not putting.is_act:
                self._threat(pattern, clause, sentence, putting, objects)
            return
        found: list[tuple[Record, Record, Chunk, Chunk]] = []
        for subject_chunk in subjects:
            subject = self._record(subject_chunk, pattern, "subject", actor=True)
            if subject is None or (pattern.subject_types and subject.type not in pattern.subject_types):
                continue
            for object_chunk in objects:
                object_ = self._record(object_chunk, pattern, "object", where=pattern.object)
                if object_ is None or (pattern.object_types and object_.type not in pattern.object_types):
                    continue
                if pattern.not_states and object_.kind == "state":
                    continue
                found.append((subject, object_, subject_chunk, object_chunk))
        if pattern.harm and not putting.is_act:
            self._threat(pattern, clause, sentence, putting, objects)
        if pattern.only_threats:
            return
        for subject, object_, subject_chunk, object_chunk in found:
            self._claim(pattern, clause, sentence, putting, subject, object_, (subject_chunk, object_chunk))

    def _meets(self, pattern: ClausePattern, clause: Clause, sentence: Sentence) -> bool:
        if pattern.thing_at:
            things = self._standing(pattern.thing_at, clause)
            words = {low for chunk in things[:2] for low in self._tokens.lows[chunk.start : chunk.end]}
            if not words & pattern.things:
                return False
        if pattern.needs == "infinitive":
            following = next(
                (each for each in sentence.clauses if each.governor is clause and each.verb.form == "to"), None
            )
            if following is None:
                return False
        if any(each in clause.adjuncts for each in pattern.unless):
            return False
        has_equipment = pattern.needs == "equipment" or "equipment" in pattern.unless
        if has_equipment:
            where = pattern.equipment or ("object", "with")
            found = any(
                mention.type == "Equipment"
                for each in where
                for chunk in self._standing(each, clause)
                for mention in chunk.mentions
            )
            return found == (pattern.needs == "equipment")
        return True

    def _subjects(self, pattern: ClausePattern, clause: Clause) -> list[Chunk]:
        if pattern.subject == "list":
            lists = [
                chunk
                for name in ("to", "on", "in")
                for chunk in clause.adjuncts.get(name, ())
                if chunk.head in {"list", "lists", "blacklist"}
            ]
            if lists and "sanctions" in self._tokens.lows[lists[0].start : lists[0].end]:
                return (
                    [Chunk(NOUN, lists[0].mentions[0].start, lists[0].mentions[0].end, "", [lists[0].mentions[0]])]
                    if lists[0].mentions
                    else []
                )
            return []
        return self._standing(pattern.subject, clause)

    def _standing(self, where: str, clause: Clause) -> list[Chunk]:
        """Give what stands in a place: the one who does it, the one it is done to, or behind a preposition."""
        passive = clause.verb.passive
        if where == "subject":
            return clause.adjuncts.get("by", []) if passive else clause.subject
        if where == "object":
            return clause.subject if passive else clause.object
        if where == "owner":
            return [
                Chunk(NOUN, m.start, m.end, "", [m])
                for chunk in clause.object[:1]
                for m in chunk.mentions[:1]
                if m.end < chunk.end
            ]
        return clause.adjuncts.get(where, [])

    def _record(
        self, chunk: Chunk, pattern: ClausePattern, side: str, *, actor: bool = False, where: Sequence[str] = ()
    ) -> Record | None:
        mention = self._resolver.mention(chunk)
        if actor and (mention is None or mention.type == "Equipment"):
            mention = (
                next((each for each in chunk.mentions if each.type in {"State", "Organization"}), None)
                if mention is not None
                else None
            )
        if mention is None:
            return None
        wants_place = (where and where[0] in {"to", "in", "at", "from", "near", "into"}) or pattern.object_types == (
            "Place",
        )
        return self.record_of(mention, pattern.predicate, side, place=bool(wants_place) and side == "object")

    def record_of(self, mention: Mention, predicate: str, side: str, *, place: bool = False) -> Record | None:
        """Give the record that a mention means on a side of a predicate.

        Args:
            mention: The mention.
            predicate: The predicate.
            side: ``subject`` or ``object``.
            place: Of a state, the country is meant.
        """
        if mention.record is not None:
            return mention.record if self._collector.allows(predicate, side, mention.record.type) else None
        if mention.type != "State" or mention.entry is None:
            return None
        if mention.members and side == "object" and mention.form == "adjective":
            # “shot down Ruritanian drones”: what was hit are the machines.
            return self._events.machines(mention) if self._collector.allows(predicate, side, "Equipment") else None
        if mention.form == "adjective" and side == "object" and predicate != "REPRESENTED":
            return None
        labels = ("Place", "Organization") if place else ("Organization", "Place")
        for label in labels:
            if self._collector.allows(predicate, side, label):
                return self._events.state(mention, label)
        return None

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
        span = self._span(clause, around)
        finding = Finding(subject, pattern.predicate, object_, span, pattern.id)
        self._put(finding, putting)
        if finding.polarity is Polarity.DENIES and not finding.modality.is_act:
            return
        self._qualify(finding, pattern, clause)
        self._date(finding, clause, sentence)
        self._collector.add(finding)
        if pattern.after and pattern.predicate == "SUCCEEDED" and putting.is_act:
            self._inherit(finding)
        if pattern.event and putting.is_act and pattern.predicate in {"KILLED", "ATTACKED", "CAPTURED"}:
            place = self._place(clause)
            self._events.happened(pattern.event, finding, place, self._tokens.span(clause.verb.start, clause.verb.end))

    def _inherit(self, finding: Finding) -> None:
        """Claim that who was appointed to replace somebody got the office, where the text names one and no other."""
        assert finding.object is not None  # noqa: S101 - nobody succeeds nothing
        held = [
            each
            for each in self._collector.held(finding.object)
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
            self._collector.add(also)

    def _put(self, finding: Finding, putting: Putting) -> None:
        finding.polarity, finding.modality = putting.polarity, putting.modality
        if putting.speaker:
            mention = self._resolver.mention(putting.speaker[0])
            speaker = self.record_of(mention, "SAID", "subject") if mention is not None else None
            if speaker is not finding.subject or not putting.is_act:
                finding.speaker = speaker

    def _victim(self, pattern: ClausePattern, clause: Clause, sentence: Sentence, putting: Putting) -> None:
        """Claim that somebody was killed or taken, where the text does not say by whom."""
        suffers = clause.subject
        if not clause.verb.passive and clause.verb.head != "die" and clause.object and clause.subject:
            # “soldiers arrested Farid”: who did it has no name.
            if self._resolver.mention(clause.subject[0]) is not None or clause.subject[0].mentions:
                return
            suffers = clause.object
        elif not (
            clause.verb.passive or (clause.verb.head == "die" and not clause.verb.passive)
        ) or clause.adjuncts.get("by"):
            return
        for chunk in suffers:
            self._casualties(pattern, clause, chunk, sentence, putting)
            mention = self._resolver.mention(chunk)
            if mention is None or mention.type != "Person" or mention.record is None:
                continue
            if not putting.is_act or putting.modality is not Modality.REPORTED:
                continue
            finding = Finding(mention.record, "VICTIM_OF", None, self._span(clause, (chunk,)), pattern.id)
            self._date(finding, clause, sentence)
            if pattern.event == "killing" and self._resolver.mention(chunk) is not None:
                self._killed(finding)
            self._events.befell(
                pattern.event, finding, self._place(clause), self._tokens.span(clause.verb.start, clause.verb.end)
            )

    def _killed(self, finding: Finding) -> None:
        """Claim, as a judgement, that who was said just before to have attacked somebody killed him."""
        for each in self._collector.attacked(finding.subject):
            if 0 < finding.span.start - each.span.end < _JUST_BEFORE and each.modality is Modality.REPORTED:
                span = Span(each.span.start, finding.span.end)
                also = Finding(each.subject, "KILLED", finding.subject, span, "attacked, and then killed")
                also.modality, also.when, also.when_text = Modality.ASSESSED, each.when, each.when_text
                self._collector.add(also)

    def _casualties(
        self, pattern: ClausePattern, clause: Clause, chunk: Chunk, sentence: Sentence, putting: Putting
    ) -> None:
        if pattern.event != "killing" or not putting.is_act or not chunk.mentions:
            return
        number = read_sum(self._tokens.lows, chunk.start, chunk.mentions[0].start)
        mention = chunk.mentions[-1]
        if number is None or number.currency or number.value != int(number.value) or not mention.members:
            return
        record = mention.record if mention.record is not None else None
        if record is None or record.type != "Organization":
            return
        finding = Finding(
            record, "CASUALTIES_KILLED", None, self._span(clause, (chunk,)), pattern.id, value=int(number.value)
        )
        if number.bound != "exact":
            finding.qualifiers["bound"] = number.bound
        self._put(finding, putting)
        self._date(finding, clause, sentence)
        self._collector.add(finding)

    def _threat(
        self, pattern: ClausePattern, clause: Clause, sentence: Sentence, putting: Putting, objects: Sequence[Chunk]
    ) -> None:
        """Claim a threat where somebody says that harm will be done: the threat is the act."""
        if not putting.speaker or putting.polarity is Polarity.DENIES or putting.modality.is_act:
            return
        if putting.modality is Modality.CONDITIONAL and not {"will", "shall", "'ll"} & set(clause.verb.auxiliaries):
            return  # “if … we will” is a threat, “he might” is none
        for speaking in putting.speaker:
            mention = self._resolver.mention(speaking)
            if mention is None:
                continue
            speaker = self.record_of(mention, "THREATENED", "subject")
            for chunk in objects:
                aimed = self._resolver.mention(chunk)
                target = self.record_of(aimed, "THREATENED", "object") if aimed is not None else None
                if speaker is None or target is None or speaker is target:
                    continue
                if clause.subject and not clause.verb.passive and not self._may_speak_for(clause.subject[0], mention):
                    continue
                finding = Finding(
                    speaker, "THREATENED", target, self._span(clause, (speaking, chunk)), f"{pattern.id}, announced"
                )
                self._date(finding, clause, sentence)
                self._collector.add(finding)

    def _may_speak_for(self, doing: Chunk, speaker: Mention) -> bool:
        """Whether who is to do harm is the speaker's side: he says “we”, “I” or means himself."""
        low = self._tokens.lows[doing.start]
        does = self._resolver.mention(doing)
        if does is None:
            return low in {"we", "i"}
        return low in {"we", "i"} or (does.record is not None and does.record is speaker.record)

    def _qualify(self, finding: Finding, pattern: ClausePattern, clause: Clause) -> None:
        if pattern.role and self._collector.takes(finding.predicate, "role"):
            finding.qualifiers["role"] = pattern.role
        if pattern.equipment and self._collector.takes(finding.predicate, "equipment"):
            keys = [
                mention.record.key
                for where in pattern.equipment
                for chunk in self._standing(where, clause)
                for mention in chunk.mentions
                if mention.type == "Equipment" and mention.record is not None
            ]
            keys += (
                [m.record.key for chunk in clause.subject for m in chunk.mentions if m.type == "Equipment" and m.record]
                if pattern.harm
                else []
            )
            if keys:
                finding.qualifiers["equipment"] = tuple(dict.fromkeys(keys))
        if (
            self._collector.takes(finding.predicate, "place")
            and (place := self._place(clause)) is not None
            and place is not finding.object
        ):
            finding.qualifiers["place"] = place.key
        if pattern.money and self._collector.takes(finding.predicate, "amount"):
            for chunk in clause.object[:2]:
                number = read_sum(self._tokens.lows, chunk.start, chunk.end)
                if number is not None and number.currency:
                    finding.qualifiers.update({"amount": number.value, "currency": number.currency})
                    if number.bound != "exact":
                        finding.qualifiers["bound"] = number.bound
        if self._collector.takes(finding.predicate, "count"):
            for chunk in (clause.subject if clause.verb.passive else clause.object)[:1]:
                first = chunk.mentions[0].start if chunk.mentions else chunk.end
                number = read_sum(self._tokens.lows, chunk.start, first)
                if (
                    number is not None
                    and not number.currency
                    and number.value == int(number.value)
                    and number.end < chunk.end
                ):
                    finding.qualifiers["count"] = int(number.value)
                    if number.bound != "exact":
                        finding.qualifiers["bound"] = number.bound

    def _place(self, clause: Clause) -> Record | None:
        # “killed together with leaders of the militias in Syria”: it is they who are there
        company = [
            chunk.start
            for chunk in clause.adjuncts.get("with", ())
            if self._tokens.lows[chunk.start - 2 : chunk.start] in (["together", "with"], ["along", "with"])
        ]
        for where in _WHERE:
            for chunk in clause.adjuncts.get(where, ()):
                if company and chunk.start > company[0]:
                    continue
                mention = self._resolver.mention(chunk)
                if mention is not None and mention.type in {"Place", "State"} and mention.form != "adjective":
                    return self.record_of(mention, "TOOK_PLACE_AT", "object", place=True)
        return None

    def _date(self, finding: Finding, clause: Clause, sentence: Sentence) -> None:
        """Date a finding by the date of its clause: the nearest that no other verb parts from it."""
        if not finding.modality.is_act:
            return
        best: Dated | None = None
        for dated in sentence.dates:
            low, high = sorted((dated.start, clause.verb.start))
            parted = sum(
                chunk.tag == VERB and low < chunk.start < high and chunk is not clause.verb and chunk.is_finite
                for chunk in sentence.chunks
            )
            if parted or (clause.relative and dated.start < clause.verb.start):
                continue
            if best is None or abs(dated.start - clause.verb.start) < abs(best.start - clause.verb.start):
                best = dated
        if best is not None:
            finding.when, finding.when_text = best.when, self._tokens.said(best.start, best.end)

    def _span(self, clause: Clause, around: Iterable[Chunk]) -> Span:
        starts, ends = [clause.verb.start], [clause.verb.end]
        for chunk in around:
            starts.append(chunk.start)
            ends.append(chunk.end)
        return self._tokens.span(min(starts), max(ends))
