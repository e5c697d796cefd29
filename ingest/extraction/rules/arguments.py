"""Arguments: what stands where beside a verb, and which record it means there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ingest.extraction.rules.chunks import (
    COMMA,
    CONJUNCTION,
    NOUN,
    PREPOSITION,
    Chunk,
)
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.dating import Dating
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.patterns import ClausePattern
from ingest.extraction.rules.phrases import WHERE, noun_phrase_right
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.text import Span

_PARTS: Final = shipped()["bodies.parts"]
_BY_FORCES: Final = shipped()["happenings.by-forces"]


class Arguments:
    """Reads the arguments of clauses.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dating = Dating(reading.tokens.lows)

    def subjects(self, pattern: ClausePattern, clause: Clause) -> Sequence[Chunk]:
        """Give what stands where a pattern has its subject.

        Args:
            pattern: The pattern.
            clause: The clause that is tried.
        """
        if pattern.subject == ("list",):
            lists = [
                chunk
                for name in ("to", "on", "in", "under")
                for chunk in clause.adjuncts.get(name, ())
                if chunk.head in ({"sanctions"} if name == "under" else {"list", "lists", "blacklist"})
            ]
            if lists and "sanctions" in self._reading.tokens.lows[lists[0].start : lists[0].end]:
                return list(map(Chunk.of, lists[0].mentions[:1]))
            return []
        found = self._all_standing(pattern.subject, clause)
        return (
            found if "with" not in pattern.subject or clause.chunks[0].head != "with" else [*found, *_company(clause)]
        )

    def objects(self, pattern: ClausePattern, clause: Clause) -> Sequence[Chunk]:
        """Give what stands where a pattern has its object; of a mutual one, all of the two or more who do it."""
        if pattern.mutual:
            alone = (
                clause.verb.passive or len(clause.subject) < 2 or not {"with", "against"}.isdisjoint(clause.adjuncts)
            )
            return [] if alone or (clause.object and clause.object[0].mentions) else clause.subject
        found = self._all_standing(pattern.object, clause)
        if "owner" in pattern.object:
            found = [*found, *self._owners(pattern.thing_at or "object", clause)]
        if not found and clause.verb.passive and pattern.thing_at == "object":
            found = self._behind_subject(pattern.object, clause)
        return [self._candidate(chunk, clause) for chunk in found] if pattern.money else found

    def _owners(self, where: str, clause: Clause) -> Iterator[Chunk]:
        """Give whose it is that stands in a place: “the brigade's operations”, “under Libyan command”."""
        for chunk in self.standing(where, clause)[:1]:
            at = clause.chunks.index(chunk)
            if at and clause.chunks[at - 1].possessive:
                yield clause.chunks[at - 1]
            else:
                yield from (Chunk.of(mention) for mention in chunk.mentions[:1] if mention.end < chunk.end)

    def _behind_subject(self, places: Sequence[str], clause: Clause) -> Sequence[Chunk]:
        """Give what hangs on the subject of a passive: “Responsibility for the attack was claimed by the brigade”."""
        chunks, last = clause.chunks, clause.subject[-1:]
        at = chunks.index(last[0]) + 1 if last and last[0] in chunks else 0
        is_there = at > 0 and chunks.tags.startswith(PREPOSITION + NOUN, at) and chunks[at].head in places
        return noun_phrase_right(chunks, at + 1) if is_there else ()

    def _candidate(self, chunk: Chunk, clause: Clause) -> Chunk:
        """Go from a campaign to whose it is: “gave money to the campaign of Farid”, “financed Farid's campaign”."""
        if chunk.head != "campaign" or chunk.mentions:
            return chunk
        if (owner := self._reading.resolver.owner(chunk)) is not None:
            return Chunk.of(owner)
        chunks, at = clause.chunks, clause.chunks.index(chunk)
        behind = chunks[at + 1 : at + 3]
        whose = chunks[at - 1] if at and chunks[at - 1].possessive else None
        if whose is None and len(behind) == 2 and behind[0].head == "of" and behind[1].tag == NOUN:
            whose = behind[1]
        return whose if whose is not None and any(each.type == "Person" for each in whose.mentions) else chunk

    def _all_standing(self, places: Sequence[str], clause: Clause) -> Sequence[Chunk]:
        if len(places) == 1:
            return self.standing(places[0], clause)
        return [each for where in places for each in self.standing(where, clause)]

    def standing(self, where: str, clause: Clause) -> list[Chunk]:
        """Give what stands in a place: the one who does it, the one it is done to, or behind a preposition.

        Args:
            where: ``subject``, ``object``, ``complement`` or a preposition.
            clause: The clause.
        """
        if where == "subject":
            return clause.doers
        if where == "object":
            return clause.whom
        if where == "complement":
            return clause.object if clause.verb.passive else clause.complement
        return clause.adjuncts.get(where, [])

    def record(
        self, chunk: Chunk, pattern: ClausePattern, side: str, *, actor: bool = False, where: Sequence[str] = ()
    ) -> Record | None:
        """Give the record that a noun phrase means on a side of a pattern.

        Args:
            chunk: The noun phrase.
            pattern: The pattern.
            side: ``subject`` or ``object``.
            actor: It does something: of “a Ruritanian drone” or airstrike the state is meant.
            where: Where the pattern has it.
        """
        mention = self._reading.resolver.mention(chunk)
        if actor and (mention is None or mention.type == "Equipment"):
            mention = (
                next((each for each in chunk.mentions if each.type in {"State", "Organization"}), None)
                if mention is not None or chunk.head in _BY_FORCES
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
            return mention.record if self._reading.collector.allows(predicate, side, mention.record.type) else None
        if mention.type != "State" or mention.entry is None:
            return None
        if mention.members and side == "object" and mention.form == "adjective":
            # “shot down Ruritanian drones”: what was hit are the machines.
            return (
                self._reading.events.machines(mention)
                if self._reading.collector.allows(predicate, side, "Equipment")
                else None
            )
        if mention.form == "adjective" and side == "object" and predicate != "REPRESENTED":
            return None
        labels = ("Place", "Organization") if place else ("Organization", "Place")
        for label in labels:
            if self._reading.collector.allows(predicate, side, label):
                return self._reading.events.state(mention, label)
        return None

    def is_of_part(self, chunk: Chunk) -> bool:
        """Whether some of a body are meant and not the body: “headed a delegation of the brigade”."""
        lows = self._reading.tokens.lows
        of = chunk.start - 1
        return chunk.head in _PARTS or (of > 0 and lows[of] == "of" and lows[of - 1] in _PARTS)

    def place(self, clause: Clause) -> Record | None:
        """Give the place where a clause says that it happened."""
        # “killed together with leaders of the militias in Syria”: it is they who are there
        company = [
            chunk.start
            for chunk in clause.adjuncts.get("with", ())
            if self._reading.tokens.lows[chunk.start - 2 : chunk.start] in (["together", "with"], ["along", "with"])
        ]
        lows = self._reading.tokens.lows
        if len(clause.whom) > 1 and "respectively" in lows[clause.verb.end : clause.chunks[-1].end]:
            return None  # “Farid and Nader were killed in Aden and Basra respectively”
        return self.located(clause.adjuncts, company[0] if company else None)

    def located(self, behind: Mapping[str, Sequence[Chunk]], until: int | None = None) -> Record | None:
        """Give the place of what a verb or a noun tells of.

        Args:
            behind: What stands behind its prepositions.
            until: The token before which it is told; None where it may be anywhere.
        """
        for where in WHERE:
            for chunk in behind.get(where, ()):
                if until is not None and chunk.start > until:
                    continue
                mention = self._reading.resolver.mention(chunk)
                if mention is not None and mention.type in {"Place", "State"} and mention.form != "adjective":
                    return self.record_of(mention, "TOOK_PLACE_AT", "object", place=True)
        return None

    def put(self, finding: Finding, putting: Putting) -> None:
        """Put a finding as firmly as its clause is, in the mouth of whoever says so."""
        finding.polarity, finding.modality = putting.polarity, putting.modality
        # “Two members of the brigade said”: not the brigade.
        if putting.speaker and not self.is_of_part(putting.speaker[0]):
            mention = self._reading.resolver.mention(putting.speaker[0])
            speaker = self.record_of(mention, "SAID", "subject") if mention is not None else None
            if speaker is not finding.subject or not putting.is_act:
                finding.speaker = speaker

    def date(self, finding: Finding, clause: Clause, sentence: Sentence) -> None:
        """Date a finding by the date of its clause."""
        best = self.dated(clause, sentence) if finding.modality.is_act else None
        if best is not None:
            finding.when, finding.when_text = best.when, self._reading.tokens.said(best.start, best.end)

    def dated(self, clause: Clause, sentence: Sentence) -> Dated | None:
        """Give the date of a clause."""
        return self._dating.date(clause, sentence)

    def span(self, clause: Clause, around: Iterable[Chunk]) -> Span:
        """Give the span of a clause's verb and the noun phrases that matter."""
        starts, ends = [clause.verb.start], [clause.verb.end]
        for chunk in around:
            starts.append(chunk.start)
            ends.append(chunk.end)
        return self._reading.tokens.span(min(starts), max(ends))


def _company(clause: Clause) -> Sequence[Chunk]:
    """Give those with whom somebody does something, where they stand first: “Together with Farid, he founded”."""
    chunks = clause.chunks
    before = chunks[1 : chunks.index(clause.subject[0])] if clause.subject and clause.subject[0] in chunks else []
    if any(chunk.tag not in {NOUN, COMMA, CONJUNCTION} for chunk in before):
        return ()
    return [chunk for chunk in before if chunk.tag == NOUN and chunk.mentions]
