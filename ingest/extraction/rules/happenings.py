"""Happenings: what a noun tells of — “the killing of Farid”, “Nader's funeral”, “the brigade's support for Libya”."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.alternatives import is_one_of
from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, DATE, NOUN, PREPOSITION, VERB, Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.denials import is_scarce
from ingest.extraction.rules.figurative import is_harmless
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.patterns import NounPattern, Patterns
from ingest.extraction.rules.phrases import WHERE, explained, noun_phrase_right
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.sentences import Sentence
from schema.text import Span

_DEATHS: Final = frozenset({"death", "martyrdom", "demise"})
_LIGHT: Final = frozenset({"effort", "efforts", "attempt", "attempts", "process", "mission"})
_DONE_TO: Final = frozenset({"attack", "incursion"})
_THANKING: Final = frozenset({"thank", "praise", "commend", "owe", "credit", "hail"})
_ONCE: Final = frozenset({"on", "against", "by"})
"""What stands behind a noun no more than once."""
_DOING: Final = shipped()["clauses.light"]
_JUDGING: Final = shipped()["happenings.judging"]
_UNREAL: Final = shipped()["putting.unreal"] | shipped()["hedges.alleged"]


class Happenings:
    """Reads the happenings that nouns of one document tell of.

    Args:
        reading: The document while it is read.
        patterns: The patterns.
    """

    def __init__(self, reading: Reading, patterns: Patterns) -> None:
        self._tokens = reading.tokens
        self._resolver = reading.resolver
        self._collector = reading.collector
        self._events = reading.events
        self._arguments = Arguments(reading)
        self._patterns = patterns.nouns
        self._heads = frozenset(patterns.nouns) | _DEATHS | _LIGHT

    def read(self, sentence: Sentence) -> None:
        """Find the events that nouns of a sentence tell of.

        Args:
            sentence: The sentence.
        """
        lows, patterns = self._tokens.lows, self._patterns
        if sentence.heads.isdisjoint(self._heads) and "funeral" not in sentence.words:
            return
        for at, chunk in sentence.nouns:
            # “a funeral procession” is a funeral too, “mediation efforts” are mediation
            before = lows[chunk.end - 2]
            head = before if before == "funeral" or (chunk.head in _LIGHT and before in patterns) else chunk.head
            if head not in patterns and chunk.head not in _DEATHS:
                continue
            if chunk.mentions and chunk.mentions[-1].end == chunk.end:
                continue
            if chunk.head in _DEATHS:
                self._again(at, sentence.chunks)
            for pattern in patterns.get(head, ()):
                self._try(pattern, at, sentence)

    def _again(self, at: int, chunks: Chunks) -> None:
        """Know “Farid's death” for his killing, where that has been told of."""
        chunk = chunks[at]
        owner = chunks[at - 1] if at and chunks[at - 1].possessive else None
        for _, whose in self._standing(("owner", "of"), chunk, owner, self.behind(chunks, at)):
            if whose.record is None or whose.record.type != "Person":
                continue
            for kind in ("killing", "attack"):
                event = self._events.known(kind, whose.record)
                if event is not None:
                    span = self._tokens.span(chunk.start, chunk.end)
                    event.spans.append(span)
                    self._events.at.setdefault(span.start, event)
                    return

    def _know(self, pattern: NounPattern, at: int, chunks: Chunks) -> None:
        """Know “the attack on Aden” that somebody is said to have had no part in for the one that was told of.

        One that was not told of yet is known by whom it befell too; nothing is claimed of it.
        """
        chunk, lows = chunks[at], self._tokens.lows
        words = lows[chunk.start : chunk.end]
        is_real = words[0] == "the" and _UNREAL.isdisjoint(words)
        if not pattern.event or not is_real or lows[chunk.start - 2 : chunk.start] != ["part", "in"]:
            return
        for _, victim in self._standing(pattern.victim, chunk, _owner(chunks, at), self.behind(chunks, at)):
            record = self._events.record(victim, place=pattern.event in {"attack", "incursion"})
            if record is not None and record.type in {"Person", "Organization", "Place"}:
                self._events.event(pattern.event, record, self._tokens.span(chunk.start, chunk.end))

    def _try(self, pattern: NounPattern, at: int, sentence: Sentence) -> None:
        chunks, judge, dates = sentence.chunks, sentence.judge, sentence.dates
        chunk = chunks[at]
        behind = self.behind(chunks, at)
        putting = judge.of_noun(at)
        if not putting.is_act or putting.is_unattributed or is_harmless(chunk, self._tokens.lows):
            self._know(pattern, at, chunks)
            return
        if not pattern.event and is_scarce(chunk, self._tokens.lows):
            return  # “provided scant aid”
        owner = _owner(chunks, at)
        first = owner.end if owner is not None else chunk.start
        if pattern.before and pattern.before.isdisjoint(self._tokens.lows[first : chunk.end - 1]):
            return
        victims = self._standing(pattern.victim, chunk, owner, behind)
        if pattern.event == "funeral" and not victims:
            victims = self._buried(judge)
        if "thanker" in pattern.victim and not victims:
            victims = self._thankers(at, judge)
        if "apposed" in pattern.victim:
            victims += self._meant(_apposed(chunks, at))
        agents = [
            each
            for each in self._standing(pattern.agent, chunk, owner, behind)
            if each not in victims and each[1].type != "Equipment"  # “rocket fire”
        ]
        if not agents and pattern.event in _DONE_TO and self._tokens.lows[chunk.start] == "its":
            whose = self._resolver.bodies.whose(chunk, judged=self._is_judged(at, judge))
            agents = [(chunk, whose)] if whose is not None else []
        agents = agents or self.doers(at, judge) or self._provoking(at, sentence)
        if "or" in sentence.words:
            agents, victims = _surely(chunks, agents), _surely(chunks, victims)
        span = self._tokens.span(chunk.start, chunk.end)
        if not pattern.event:
            if pattern.between:
                ends = self._standing(("between",), chunk, None, behind)
                agents, victims = (agents, ends) if pattern.agent else (ends[:1], ends[1:])
            self._tie(pattern, chunk, agents, victims, behind, putting)
            return
        for found, victim in victims:
            record = self._events.record(victim, place=pattern.event in {"attack", "incursion"})
            if record is None or (pattern.event in {"killing", "funeral"} and record.type != "Person"):
                continue
            event = self._events.event(pattern.event, record, span)
            where = Span(
                min(span.start, self._tokens.starts[found.start]), max(span.end, self._tokens.ends[found.end - 1])
            )
            finding = Finding(event, "FUNERAL_OF", record, where, pattern.id)
            self._arguments.put(finding, putting)
            finding.when, finding.when_text = self._when(chunk, chunks, dates)
            if pattern.event == "funeral":
                self._collector.add(finding)
            elif record.type != "Place":
                self._events.also(finding, record, "VICTIM_OF", event)
            place = self._arguments.located(behind) if record.type != "Place" else record
            if place is not None:
                self._events.also(finding, event, "TOOK_PLACE_AT", place)
            for _, agent in agents:
                doer = self._events.record(agent, place=False)
                if doer is None or doer.type not in {"Person", "Organization"} or doer is record:
                    continue
                self._events.also(finding, doer, "RESPONSIBLE_FOR", event)
                if pattern.predicate:
                    self._events.also(finding, doer, pattern.predicate, record)

    def _is_judged(self, at: int, judge: Judge) -> bool:
        """Whether a verb says what somebody thinks of a happening, that is hardly his own: “condemned its attack”."""
        clause = next((each for each in reversed(judge.clauses) if each.index < at), None)
        return clause is not None and clause.verb.head in _JUDGING

    def _buried(self, judge: Judge) -> list[tuple[Chunk, Mention]]:
        """Find whose funeral it was where a verb tells: “Farid was buried after a funeral procession”."""
        for clause in judge.clauses:
            if clause.verb.head in {"bury", "inter"} and clause.verb.passive and judge.of(clause).is_act:
                return self._meant(clause.subject[:1])
        return []

    def _thankers(self, at: int, judge: Judge) -> list[tuple[Chunk, Mention]]:
        """Find who “thanked” somebody for what a noun names."""
        clause = next((each for each in reversed(judge.clauses) if each.index < at), None)
        if clause is None or clause.verb.head not in _THANKING or "for" not in clause.adjuncts or clause.verb.passive:
            return []
        if not judge.of(clause).is_act:
            return []
        return self._meant(clause.subject)

    def doers(self, at: int, judge: Judge) -> list[tuple[Chunk, Mention]]:
        """Find who “carried out”, “launched” or “was responsible for” what a noun names."""
        for clause in reversed(judge.clauses):
            if not clause.index < at <= clause.index + 5 and not (
                clause.verb.passive and judge.chunks[at] in clause.subject
            ):
                continue
            lows = self._tokens.lows[clause.verb.start : judge.chunks[at].start]
            answers = clause.verb.head == "be" and ("responsible" in lows or "behind" in lows)
            does = clause.verb.head in _DOING and judge.chunks[at] in clause.whom
            if (does or answers) and judge.of(clause).is_act:
                chunks = clause.subject
                if clause.verb.passive:
                    means = clause.adjuncts.get("via", []) + clause.adjuncts.get("through", [])
                    chunks = clause.adjuncts.get("by") or explained(judge.chunks, means)
                return self._meant(chunks)
            return []
        return []

    def _provoking(self, at: int, sentence: Sentence) -> list[tuple[Chunk, Mention]]:
        """Find whose a doing is that stands in a list of doings: “Libyan provocations: attacks on Aden and …”."""
        if sentence.provoking is None or sentence.provoking[0] > at:
            return []
        return self._meant([sentence.provoking[1]])

    def _meant(self, chunks: Sequence[Chunk]) -> list[tuple[Chunk, Mention]]:
        """Give the noun phrases that mean somebody or something known, each with what it means."""
        return [(chunk, mention) for chunk in chunks if (mention := self._resolver.mention(chunk)) is not None]

    def _tie(
        self,
        pattern: NounPattern,
        chunk: Chunk,
        agents: Sequence[tuple[Chunk, Mention]],
        victims: Sequence[tuple[Chunk, Mention]],
        behind: dict[str, list[Chunk]],
        putting: Putting,
    ) -> None:
        """Claim what a noun says of two that stand beside it: “the brigade's support for Farid”."""
        equipment = [
            mention.record.key
            for place in pattern.equipment
            for each in behind.get(place, ())
            for mention in each.mentions
            if mention.type == "Equipment" and mention.record is not None
        ]
        if pattern.equipment and not equipment:
            return
        for (near, agent), (far, victim) in ((a, v) for a in agents for v in victims):
            doer, whom = (
                self._events.record(agent, place=False),
                self._events.record(victim, place=pattern.predicate == "BORN_IN"),
            )
            if (
                victim.members
                and victim.form == "adjective"
                and self._collector.allows(pattern.predicate, "object", "Equipment")
            ):
                whom = self._events.machines(victim)  # “the downing of a Ruritanian drone”
            if (
                doer is None
                or whom is None
                or doer is whom
                or not self._collector.allows(pattern.predicate, "object", whom.type)
            ):
                continue
            if not self._collector.allows(pattern.predicate, "subject", doer.type):
                continue
            starts = (near.start, far.start, chunk.start)
            ends = (near.end, far.end, chunk.end)
            finding = Finding(doer, pattern.predicate, whom, self._tokens.span(min(starts), max(ends)), pattern.id)
            self._arguments.put(finding, putting)
            if equipment:
                finding.qualifiers["equipment"] = tuple(dict.fromkeys(equipment))
            self._collector.add(finding)

    def behind(self, chunks: Chunks, at: int) -> dict[str, list[Chunk]]:
        """Read the prepositions that hang on a noun: “of Farid by the brigade in Aden”."""
        found: dict[str, list[Chunk]] = {}
        each = at + 1
        while True:
            dated = each + (chunks.tags[each] == PREPOSITION)
            if chunks.tags[dated] == DATE:
                each = dated + 1  # “on 3 May 2019 in Aden”
                continue
            if not chunks.tags.startswith(PREPOSITION + NOUN, each):
                return found
            if chunks[each].head == "of" and each > at + 1 and self._is_the_one(chunks[each - 1]):
                return found  # “the arrest of Farid at the request of Nader”
            if chunks[each].head in found and chunks[each].head in _ONCE:
                return found  # “blamed the attack on Aden on the brigade”
            phrase = noun_phrase_right(chunks, each + 1, pair=chunks[each].head == "between")
            if chunks[each].head in WHERE and is_one_of(chunks, phrase[0]):
                return found  # “in Aden or Basra”
            other = next((one for one in phrase[1:] if not one.mentions and one.head in self._patterns), None)
            if other is not None:  # “the killing of Farid and the attack on Aden”: two happenings
                found.setdefault(chunks[each].head, []).extend(phrase[: phrase.index(other)])
                return found
            found.setdefault(chunks[each].head, []).extend(phrase)
            each = chunks.index(phrase[-1], each) + 1

    def _is_the_one(self, chunk: Chunk) -> bool:
        """Whether a noun phrase without a name begins with “the”, so that an “of” behind it tells which it is."""
        return chunk.tag == NOUN and not chunk.mentions and self._tokens.lows[chunk.start] == "the"

    def _standing(
        self, places: Sequence[str], chunk: Chunk, owner: Chunk | None, behind: dict[str, list[Chunk]]
    ) -> list[tuple[Chunk, Mention]]:
        """Give what is known and stands in the first of some places: Farid in “Libya's killing of Farid”."""
        for place in places:
            if place != "owner":
                found = self._meant(behind.get(place, ()))
            elif owner is not None:
                found = self._meant([owner])
            else:
                mention = self._resolver.owner(chunk)
                found = [(chunk, mention)] if mention is not None else []
            if found:
                return found
        return []

    def _when(self, chunk: Chunk, chunks: Chunks, dates: Sequence[Dated]) -> tuple[str | None, str | None]:
        """Date an event by a date that stands right behind its noun phrase."""
        for dated in dates:
            between = [each for each in chunks if chunk.end <= each.start < dated.start]
            is_behind = dated.start >= chunk.end and dated.may_be_of(chunk.start)
            if is_behind and all(each.tag in {NOUN, PREPOSITION} for each in between):
                return dated.when, self._tokens.said(dated.start, dated.end)
        return None, None


def _surely(chunks: Chunks, found: list[tuple[Chunk, Mention]]) -> list[tuple[Chunk, Mention]]:
    """Leave out who is only one of two: “killed by Libya or Iraq”."""
    return [each for each in found if not is_one_of(chunks, each[0])]


def _apposed(chunks: Chunks, at: int) -> list[Chunk]:
    """Find the place that a noun is said to be, behind it or before: “his birthplace, Aden”, “Aden, his birthplace”."""
    tags, beside = chunks.tags, []
    first = at - 1 if at and chunks[at - 1].possessive else at
    if tags.startswith((COMMA + NOUN, VERB + NOUN), at + 1) and _links(chunks[at + 1]):
        beside.append(chunks[at + 2])
    if first > 1 and tags[first - 2 : first] in {NOUN + COMMA, NOUN + VERB} and _links(chunks[first - 1]):
        beside.append(chunks[first - 2])
    return [each for each in beside if any(one.end == each.end and one.form == "name" for one in each.mentions)]


def _links(chunk: Chunk) -> bool:
    """Whether a comma, “is” or “was” stands between two names for one thing."""
    return chunk.tag == COMMA or (chunk.head == "be" and "not" not in chunk.auxiliaries)


def _owner(chunks: Chunks, at: int) -> Chunk | None:
    """Find whose a noun is: what stands before it with ’s, past joined adjectives: “Libya's first and last”."""
    for each in range(at - 1, max(at - 4, -1), -1):
        if chunks[each].possessive:
            return chunks[each]
        if chunks[each].head != "and" and (chunks[each].tag != NOUN or chunks[each].mentions):
            break
    return None
