"""Victims: who was killed or taken, and how many, where the text does not say by whom."""

from typing import Final

from ingest.extraction.rules.alternatives import are_alternatives
from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.deaths import DYING, is_by_violence, tells_of_killing
from ingest.extraction.rules.lexicon import plural, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.patterns import ClausePattern
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import read_sum
from schema.claims import Modality
from schema.text import Span

_JUST_BEFORE: Final = 300
"""Characters within which an attack and a death are told together."""

_DYING: Final = DYING | {"kill", "murder", "assassinate"}
_FORCES: Final = frozenset({"armed group", "armed force"})
_ATTACKERS: Final = (
    shipped()["deaths.attackers"]
    | shipped()["deaths.killers"]
    | {group for group, kind in shipped().groups.items() if kind in _FORCES}
)
"""Who attacks by force, where it is not said of whom they were."""
_TOGETHER: Final = frozenset({"together", "along"})


class Victims:
    """Reads who fell victim to what.

    Args:
        reading: The document while it is read.
        arguments: What stands where beside a verb.
    """

    def __init__(self, reading: Reading, arguments: Arguments) -> None:
        self._reading = reading
        self._arguments = arguments

    def read(self, pattern: ClausePattern, clause: Clause, sentence: Sentence, putting: Putting) -> None:
        """Claim that somebody was killed or taken, where the text does not say by whom."""
        lows, meant = self._reading.tokens.lows, self._reading.resolver.mention
        if clause.verb.head in DYING and not tells_of_killing(clause, sentence.words, lows, of_many=False):
            return
        if pattern.event == "killing" and not is_by_violence(clause, lows, meant):
            return
        suffers = clause.subject
        is_open = "or" in sentence.words and are_alternatives(clause.chunks, clause.doers)
        if not clause.verb.passive and clause.verb.head not in DYING and clause.object and clause.subject:
            # “soldiers arrested Farid”: who did it has no name.
            doer = clause.subject[0]
            # Of “a drone strike” and “a bomb” it is not said whose they were.
            if not is_open and any(
                each and each.type != "Equipment" for each in (self._reading.resolver.mention(doer), *doer.mentions)
            ):
                return
            suffers = clause.object
        elif not (clause.verb.passive or clause.verb.head in DYING) or (self._is_done_by_known(clause) and not is_open):
            return
        if clause.verb.head == "attack" and not self._is_by_attackers(clause):
            return  # voters and critics attack in words alone
        for chunk in suffers:
            self._casualties(pattern, clause, chunk, sentence, putting)
            mention = self._reading.resolver.mention(chunk)
            if mention is None or not putting.is_act:
                continue
            if pattern.event == "attack" and mention.type == "State":
                self._state_attacked(pattern, mention, clause, sentence, putting)
            if mention.record is None:
                continue
            # Only people are killed or taken; bodies are attacked, too, and so are places, where that then was.
            if pattern.event == "attack" and mention.type == "Place" and mention.form != "adjective":
                self._place_attacked(pattern, mention.record, clause, sentence, putting)
            if mention.type not in ({"Person", "Organization"} if pattern.event == "attack" else {"Person"}):
                continue
            self._befell(pattern, mention.record, chunk, clause, sentence, putting)

    def _befell(
        self, pattern: ClausePattern, who: Record, chunk: Chunk, clause: Clause, sentence: Sentence, putting: Putting
    ) -> None:
        finding = Finding(who, "VICTIM_OF", None, self._arguments.span(clause, (chunk,)), pattern.id)
        self._arguments.put(finding, putting)
        self._arguments.date(finding, clause, sentence)
        if pattern.event == "killing" and putting.modality is Modality.REPORTED:
            self._killed(finding)
        place, trigger = self._arguments.place(clause), self._reading.tokens.span(clause.verb.start, clause.verb.end)
        self._reading.events.befell(pattern.event, finding, place, trigger)

    def _state_attacked(
        self, pattern: ClausePattern, mention: Mention, clause: Clause, sentence: Sentence, putting: Putting
    ) -> None:
        """Claim that “rebels attacked Libya”; who “was attacked”, by nobody told, may have been so in words."""
        by = clause.doers
        who = self._arguments.record_of(mention, "VICTIM_OF", "subject") if mention.form != "adjective" else None
        if who is not None and (by or clause.verb.head != "attack"):
            self._befell(pattern, who, clause.verb, clause, sentence, putting)

    def _place_attacked(
        self, pattern: ClausePattern, place: Record, clause: Clause, sentence: Sentence, putting: Putting
    ) -> None:
        trigger = self._reading.tokens.span(clause.verb.start, clause.verb.end)
        event = self._reading.events.event(pattern.event, place, trigger)
        finding = Finding(event, "TOOK_PLACE_AT", place, self._arguments.span(clause, ()), pattern.id)
        self._arguments.put(finding, putting)
        self._arguments.date(finding, clause, sentence)
        self._reading.collector.add(finding)
        where = self._arguments.place(clause)
        if where is not None and where is not place:
            self._reading.events.also(finding, event, "TOOK_PLACE_AT", where)

    def _is_by_attackers(self, clause: Clause) -> bool:
        """Whether who attacked, without a name, is of those who do so by force; of nobody told it is left open."""
        doers = clause.doers
        return not doers or any(not _ATTACKERS.isdisjoint((each.head, plural(each.head))) for each in doers)

    def _is_done_by_known(self, clause: Clause) -> bool:
        """Whether the text says who did it by a name: “by police” leaves it open."""
        by = clause.adjuncts.get("by", [])
        meant = [each for chunk in by for each in (*chunk.mentions, self._reading.resolver.mention(chunk))]
        words = self._reading.tokens.words
        # “by Libyan-backed fighters” leaves it open too.
        return any(each and each.type != "Equipment" and words[each.end : each.end + 1] != ["-"] for each in meant)

    def company(self, clause: Clause, sentence: Sentence) -> None:
        """Claim that who was “killed together with” somebody fell victim to the same event."""
        if clause.verb.head not in _DYING or not clause.subject or not sentence.judge.of(clause).is_act:
            return
        mention = self._reading.resolver.mention(clause.subject[0])
        if mention is None or mention.record is None:
            return
        event = self._reading.events.known("killing", mention.record) or self._reading.events.known(
            "attack", mention.record
        )
        others = clause.adjuncts.get("with", [])
        if event is None or not others or self._reading.tokens.lows[others[0].start - 2] not in _TOGETHER:
            return
        for chunk in others:
            other = self._reading.resolver.mention(chunk)
            who = self._arguments.record_of(other, "VICTIM_OF", "subject") if other is not None else None
            if who is None or who is mention.record:
                continue
            finding = Finding(who, "VICTIM_OF", event, self._arguments.span(clause, (chunk,)), "killed together with")
            self._arguments.put(finding, sentence.judge.of(clause))
            self._arguments.date(finding, clause, sentence)
            self._reading.collector.add(finding)

    def _killed(self, finding: Finding) -> None:
        """Claim, as a judgement, that who was said just before to have attacked somebody killed him."""
        for each in self._reading.collector.attacked(finding.subject):
            if 0 < finding.span.start - each.span.end < _JUST_BEFORE and each.modality is Modality.REPORTED:
                span = Span(each.span.start, finding.span.end)
                also = Finding(each.subject, "KILLED", finding.subject, span, "attacked, and then killed")
                also.modality, also.when, also.when_text = Modality.ASSESSED, each.when, each.when_text
                self._reading.collector.add(also)

    def _casualties(
        self, pattern: ClausePattern, clause: Clause, chunk: Chunk, sentence: Sentence, putting: Putting
    ) -> None:
        if pattern.event != "killing" or not putting.is_act or not chunk.mentions:
            return
        number = read_sum(self._reading.tokens.lows, chunk.start, chunk.mentions[0].start)
        mention = chunk.mentions[-1]
        if number is None or number.currency or number.value != int(number.value) or not mention.members:
            return
        record = mention.record if mention.record is not None else None
        if record is None or record.type != "Organization":
            return
        finding = Finding(
            record,
            "CASUALTIES_KILLED",
            None,
            self._arguments.span(clause, (chunk,)),
            pattern.id,
            value=int(number.value),
        )
        if number.bound != "exact":
            finding.qualifiers["bound"] = number.bound
        self._arguments.put(finding, putting)
        self._arguments.date(finding, clause, sentence)
        self._reading.collector.add(finding)
