"""Suffering: who fell victim to the incidents of a text, by name or as a number of people without one."""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules import casualties
from ingest.extraction.rules.casualties import Casualties
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.deaths import DYING
from ingest.extraction.rules.incident_claims import IncidentClaims
from ingest.extraction.rules.incident_names import ANOTHER, FORCES
from ingest.extraction.rules.incident_words import TOLL, words
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.occurrences import Occurrences
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record, plain
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_number, read_sum

_LOSING: Final = DYING | {"be", "lose"}
"""Verbs of harm that befalls their subject: “three people died”, “nine were dead”."""
_WITH_MEMBERS: Final = FORCES | {"political party"}
"""Kinds of bodies that are hit where those are who belong to them."""
_OF_PEOPLE: Final = shipped()["bodies.of-people"]
_ATTACKERS: Final = shipped()["deaths.doers"]
_HARMING: Final = shipped()["deaths.harming"]
_HURT_BEFORE: Final = frozenset({"wounded", "injured"})
_RAISING: Final = shipped()["deaths.raising"]
_TO: Final = ("to", "at")
_AMONG: Final = frozenset({("among", "the", dead) for dead in ("dead", "killed", "fatalities")})
_BEHIND_NUMBER: Final = 3
"""Words behind a number within which “of the attackers” stands."""
_HARMED: Final = {"CASUALTIES_KILLED": "killed", "CASUALTIES_WOUNDED": "wounded"}


class Suffering:
    """Reads whom the incidents of one document befell.

    Args:
        reading: The document while it is read.
        occurrences: Its incidents.
        claims: What is claimed of them.
    """

    def __init__(self, reading: Reading, occurrences: Occurrences, claims: IncidentClaims) -> None:
        self._tokens = reading.tokens
        self._resolver = reading.resolver
        self._events = reading.events
        self._words = words()
        self._occurrences = occurrences
        self._claims = claims
        self._counted = -1
        """The first token of the number of victims that was counted last."""

    def read_things(
        self, befallen: Sequence[tuple[str, Record, Clause, Putting]], named: Mapping[int, Mention]
    ) -> None:
        """Claim that somebody without a name fell victim to an incident of the sentence: “a Libyan general was killed”.

        Args:
            befallen: The killings and captures of the sentence, with the clauses that tell of them.
            named: What noun phrases mean, by the first token of each.
        """
        for kind, record, clause, putting in befallen if named else ():
            for chunk in self.whom(clause):
                whom = named.get(chunk.start)
                if whom is not None and whom.type == "Person" and whom.record is not None:
                    harm = "Attack that killed" if record.kind == "attack" else f"{self._words.names[kind]} of"
                    event = self._claims.call(record, f"{harm} {whom.record.name}")
                    span = self._tokens.span(chunk.start, clause.verb.end).covering(
                        self._tokens.span(clause.verb.start, chunk.end)
                    )
                    self._claims.add(whom.record, "VICTIM_OF", event, span, putting, "victim without a name")

    def befell(self, kind: str, record: Record, clause: Clause, putting: Putting) -> None:
        """Claim which bodies an incident befell, and who was among many: “six brigade members, including Farid”."""
        suffering = self.whom(clause)
        meant = [each for chunk in suffering if (each := self._resolver.mention(chunk)) is not None]
        victims = [each for each in meant if each.record and _has_members(each.record)]
        if suffering and not any(each.type == "Person" for chunk in suffering for each in chunk.mentions):
            victims += casualties.included(clause.chunks, clause.index)
        for mention in victims:
            whom = self._events.body(mention)
            if whom is not None and whom.type == "Person":
                record = self._claims.call(record, f"{self._words.names[kind]} of {whom.name} and others")
            if whom is not None and whom.type in {"Person", "Organization"} and self._occurrences.is_known(record):
                span = self._tokens.span(mention.start, mention.end)
                self._claims.add(whom, "VICTIM_OF", record, span, putting, "victim of an incident")

    def befell_another(self, clause: Clause) -> bool:
        """Whether it befell somebody who is none of those who were killed or taken in what was told of before."""
        for chunk in self.whom(clause)[:1]:
            if any(each.type == "Person" for each in chunk.mentions):
                return True
            if self._tokens.lows[chunk.start] in ANOTHER:
                return True
        return False

    def whom(self, clause: Clause) -> Sequence[Chunk]:
        """Give whom a verb of harm or of dying says that it befell."""
        return clause.subject if clause.verb.passive or clause.verb.head in _LOSING else clause.object

    def many(self, clause: Clause) -> Casualties | None:
        """Read how many were killed, hurt or taken, where they have no name: “13 protesters”, “claimed 12 lives”."""
        is_of_lives = clause.verb.head in self._words.behind
        is_harm = clause.verb.head in _HARMING
        read = casualties.read(self._tokens.lows, self.whom(clause), of_lives=is_of_lives, of_harmed=is_harm)
        if read is None and is_of_lives:
            read = casualties.read(self._tokens.lows, clause.adjuncts.get("of", ()))
        return read

    def count(
        self, predicate: str, event: Record | None, clause: Clause, putting: Putting, dated: Dated | None
    ) -> None:
        """Claim how many died or were hurt, where those who did have no name."""
        many = self.many(clause) if event is not None else None
        if event is None or many is None:
            return
        if not _ATTACKERS.isdisjoint(self._tokens.lows[many.start : many.end + _BEHIND_NUMBER]):
            return  # “three of the attackers were shot dead”: they are none of those whom the attack befell
        before = self._tokens.lows[many.start : min(many.end + _BEHIND_NUMBER, clause.verb.start)]
        if clause.verb.head in DYING and not _HURT_BEFORE.isdisjoint(before):
            return  # “two of the wounded died”: they are more than were counted before, and not all
        event = self._occurrences.meant(event)
        kind = self._words.names.get(event.kind or "", "")
        if many.number > 1:
            event = self._claims.call(event, f"{kind} that {_HARMED[predicate]} {many}")
        if not self._occurrences.is_known(event):
            return  # “a man was shot”
        span = self._tokens.span(min(many.start, clause.verb.start), max(many.end, clause.verb.end))
        self._counted = many.start
        for number, bound in many.bounds():
            finding = Finding(event, predicate, None, span, "number of people", value=number)
            if bound != "exact":
                finding.qualifiers["bound"] = bound
            self._claims.put(self._claims.date(finding, dated), putting)

    def toll(self, sentence: Sentence) -> None:
        """Claim how many have died by now: “raising the toll to eleven”, “the death toll stands at 12”.

        Args:
            sentence: A sentence that tells of a toll; where it counts others too, it is open whose the toll is.
        """
        event = self._occurrences.last("attack") or self._occurrences.last("killing")
        if event is None or sentence.start <= self._counted < sentence.end:
            return
        for clause in sentence.clauses:
            verb = clause.verb
            if verb.head not in _RAISING or not any(each.head == TOLL for each in (*clause.subject, *clause.object)):
                continue
            putting = sentence.judge.of(clause)
            number = next((each for to in _TO for each in clause.adjuncts.get(to, ()) if is_number(each.head)), None)
            total = read_sum(self._tokens.lows, number.start, number.end) if number is not None else None
            event = self._occurrences.meant(event)
            if number is None or total is None or not putting.is_act or not self._occurrences.is_known(event):
                return
            span = self._tokens.span(verb.start, number.end)
            finding = Finding(event, "CASUALTIES_KILLED", None, span, "toll", value=int(total.value))
            if total.bound != "exact":
                finding.qualifiers["bound"] = total.bound
            self._claims.put(finding, putting)

    def among_the_dead(self, sentence: Sentence) -> None:
        """Claim who fell victim to what was told of last: “Among the dead was Captain Farid”.

        Args:
            sentence: A sentence that may begin so.
        """
        lows, event = self._tokens.lows, self._occurrences.last("attack") or self._occurrences.last("killing")
        if event is None or tuple(lows[sentence.start : sentence.start + 3]) not in _AMONG:
            return
        event = self._occurrences.meant(event)
        first = next(iter(sentence.clauses), None)
        if first is None or first.verb.head != "be" or first.index != 2 or not self._occurrences.is_known(event):
            return
        putting = sentence.judge.of(first)
        for chunk in first.object if putting.is_act else ():
            whom = chunk.mentions[-1] if chunk.mentions else None
            is_name = whom is not None and whom.form == "name" and whom.end == chunk.end and not chunk.possessive
            if whom is not None and is_name and whom.record is not None and whom.type == "Person":
                span = self._tokens.span(sentence.start, whom.end)
                self._claims.add(whom.record, "VICTIM_OF", event, span, putting, "among the dead")


def _has_members(record: Record) -> bool:
    return record.kind in _WITH_MEMBERS or not _OF_PEOPLE.isdisjoint(plain(record.name).split()[-1:])
