"""Grounding: what of a model's answers the text bears out, as proposals; what it does not is dropped and counted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from ingest.extraction import quotes
from ingest.extraction.llm.answer import INCOMPLETE, Answer, AnsweredClaim, AnsweredEntity
from ingest.extraction.llm.chunks import Chunk
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.extraction.source import Source
from ingest.keys import key_from_name
from ingest.rows import reference_qualifiers
from schema.claims import Claim
from schema.dates import parse
from schema.dossiers import qualified, sides
from schema.entities import Entity
from schema.mistakes import problems_of
from schema.names import Name, NameKind, check_line
from schema.text import Span, normalise
from schema.vocabulary import Vocabulary

UNKNOWN_TYPE = "type that the vocabulary does not have"
UNNAMED = "entity that the text does not name"
UNNAMED_SPELLING = "spelling that the text does not have"
UNKNOWN_PREDICATE = "predicate that the vocabulary does not have"
UNKNOWN_ENTITY = "claim about an entity that was not given"
UNQUOTED = "quote that is not in the text"
MISFIT = "claim whose two sides or value do not fit its predicate"
UNKNOWN_DATE = "date that is no EDTF, or words for it that are not in the text"
UNKNOWN_QUALIFIER = "qualifier that the predicate does not take"

_WHY = "a language model read it so"


class _Dropped(Exception):
    """A proposal that is not made, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Grounding:
    """Holds the answers about one document, chunk by chunk, against its text.

    Args:
        vocabulary: The types that there are.
        source: The document.
    """

    def __init__(self, vocabulary: Vocabulary, source: Source) -> None:
        self._vocabulary = vocabulary
        self._source = source
        self._entities: dict[str, ProposedEntity] = {}
        self._claims: dict[str, ProposedClaim] = {}
        self.dropped: Counter[str] = Counter()
        self._known = _exact_names(source)

    @property
    def so_far(self) -> Mapping[str, Entity]:
        """The entities that were found so far, by their keys."""
        return {key: proposed.entity for key, proposed in self._entities.items()}

    def proposals(self, spent: Mapping[str, float]) -> Proposals:
        """Give what was found, and what it took.

        Args:
            spent: Requests, tokens, money.
        """
        claims = sorted(self._claims.values(), key=lambda each: each.claim.evidence[0].start)
        return Proposals(dict(self._entities), tuple(claims), dict(self.dropped), dict(spent))

    def take(self, chunk: Chunk, answer: Answer) -> None:
        """Take in what was answered about one chunk.

        Args:
            chunk: What was asked about.
            answer: The answer.
        """
        if answer.unreadable:
            self.dropped[INCOMPLETE] += answer.unreadable
        keys: dict[str, str] = {}
        for entity in answer.entities:
            try:
                keys[entity.key] = self._entity(chunk, entity)
            except _Dropped as dropped:
                self.dropped[dropped.reason] += 1
        for claim in answer.claims:
            try:
                proposed = self._claim(chunk, claim, keys)
            except _Dropped as dropped:
                self.dropped[dropped.reason] += 1
            else:
                self._claims.setdefault(proposed.key, proposed)

    def _entity(self, chunk: Chunk, answered: AnsweredEntity) -> str:
        cls = self._vocabulary.entity_types.get(answered.type)
        if cls is None:
            raise _Dropped(UNKNOWN_TYPE)
        spans = {
            name: found
            for name in dict.fromkeys((answered.name, *answered.other_names))
            if (found := list(quotes.mentions(self._source.text, name, chunk.span.start, chunk.span.end)))
        }
        former = self._entities.get(answered.key)
        former = former if former is not None and former.entity.label == cls.label else None
        if not spans:
            if former is not None and answered.name == former.entity.name:
                return answered.key  # spoken of by "he" or "it" alone, in this chunk
            raise _Dropped(UNNAMED)
        if lost := len({answered.name, *answered.other_names}) - len(spans):
            self.dropped[UNNAMED_SPELLING] += lost
        spellings = list(dict.fromkeys(self._spelt(found[0]) for found in spans.values()))
        mentions = sorted({span for found in spans.values() for span in found}, key=lambda span: (span.start, span.end))
        key, there = (answered.key, former) if former else self._like(cls.label, spellings)
        if there is None:
            key = key_from_name(spellings[0], cls.label, self._entities)
            self._entities[key] = self._new(cls, spellings, mentions, answered.kind)
        else:
            self._entities[key] = _with(there, spellings, mentions)
        return key

    def _spelt(self, span: Span) -> str:
        """Give a name as the text has it, on one line."""
        return " ".join(self._source.quote(span.start, span.end).split())

    def _like(self, label: str, spellings: list[str]) -> tuple[str, ProposedEntity | None]:
        """Find an entity of the same type and the same name that an earlier chunk gave."""
        for key, proposed in self._entities.items():
            if proposed.entity.label == label and proposed.entity.name in spellings:
                return key, proposed
        return "", None

    def _new(self, cls: type[Entity], spellings: list[str], mentions: list[Span], kind: str | None) -> ProposedEntity:
        fields: dict[str, Any] = {"name": spellings[0], "names": _names(spellings[1:], spellings[0])}
        try:
            entity = cls.model_validate({**fields, "kind": kind} if kind and "kind" in cls.model_fields else fields)
        except ValidationError:
            try:
                entity = cls.model_validate(fields)  # a kind of the model's own is no reason to lose the entity
            except ValidationError:
                raise _Dropped(INCOMPLETE) from None
        known = {self._known.get((cls.label, name.casefold())) for name in spellings} - {None}
        return ProposedEntity(entity, tuple(mentions), _WHY, known.pop() if len(known) == 1 else None)

    def _claim(self, chunk: Chunk, answered: AnsweredClaim, keys: Mapping[str, str]) -> ProposedClaim:
        predicate = self._vocabulary.predicates.get(answered.predicate)
        if predicate is None:
            raise _Dropped(UNKNOWN_PREDICATE)
        ends = {
            side: self._key(keys, key)
            for side in ("subject", "object", "speaker")
            if (key := getattr(answered, side)) is not None
        }
        span = self._quoted(chunk, answered)
        given = {name: value for name, value in (answered.qualifiers or {}).items() if value not in (None, [], "")}
        for name in reference_qualifiers(predicate):
            if name in given:
                listed = given[name] if isinstance(given[name], list) else [given[name]]
                found = [self._key(keys, str(key)) for key in listed]
                given[name] = found if isinstance(given[name], list) else found[0]
        when, when_text = self._date(chunk, answered)
        record = {
            **ends,
            "predicate": answered.predicate,
            "value": Decimal(str(answered.value)) if isinstance(answered.value, float) else answered.value,
            "qualifiers": given,
            "when": when,
            "when_text": when_text,
            "statement": " ".join(answered.statement.split()),
            "polarity": answered.polarity,
            "modality": answered.modality,
            "evidence": [self._source.evidence(*span)],
        }
        try:
            claim = Claim.model_validate(record)
            check_line(claim.statement)
        except ValueError:
            raise _Dropped(INCOMPLETE) from None
        return ProposedClaim(self._fitting(claim), _WHY)

    def _fitting(self, claim: Claim) -> Claim:
        """Give a claim that the vocabulary allows, without the qualifiers that its predicate does not take."""
        try:
            qualified(self._vocabulary, claim)
        except ValidationError as error:
            wrong = {field.partition(".")[0] for field, _ in problems_of(error)}
            if "value" in wrong or not wrong & claim.qualifiers.keys():
                raise _Dropped(MISFIT) from None
            self.dropped[UNKNOWN_QUALIFIER] += len(wrong)
            left = {name: value for name, value in claim.qualifiers.items() if name not in wrong}
            return self._fitting(claim.model_copy(update={"qualifiers": left}))
        except ValueError:
            raise _Dropped(MISFIT) from None
        labels = {key: self._entities[key].entity.label for key in (claim.subject, claim.object) if key is not None}
        if sides(self._vocabulary, claim, labels[claim.subject], labels.get(claim.object or "")) is not None:
            raise _Dropped(MISFIT)
        return claim

    def _key(self, keys: Mapping[str, str], given: str) -> str:
        key = keys.get(given) or (given if given in self._entities else None)
        if key is None:
            raise _Dropped(UNKNOWN_ENTITY)
        return key

    def _quoted(self, chunk: Chunk, answered: AnsweredClaim) -> Span:
        # The passage that the model names first, then the others: what it quotes counts, not how it numbers.
        for piece in sorted(chunk.pieces, key=lambda piece: piece.passage != answered.passage):
            if span := quotes.find(self._source.text, answered.quote, piece.span.start, piece.span.end):
                return span
        raise _Dropped(UNQUOTED)

    def _date(self, chunk: Chunk, answered: AnsweredClaim) -> tuple[str | None, str | None]:
        when, words = answered.when or None, answered.when_text or None
        if when is not None:
            try:
                when = parse(when.strip()).text
            except ValueError:
                self.dropped[UNKNOWN_DATE] += 1
                when = None
        if words is not None:
            span = quotes.find(self._source.text, words, chunk.span.start, chunk.span.end)
            if span is None:
                self.dropped[UNKNOWN_DATE] += 1
            words = self._spelt(span) if span else None
        return when, words


def _with(proposed: ProposedEntity, spellings: list[str], mentions: list[Span]) -> ProposedEntity:
    """Give an entity with the spellings and mentions of one more chunk."""
    entity = proposed.entity.with_names(_names(spellings, proposed.entity.name))
    spans = sorted({*proposed.mentions, *mentions}, key=lambda span: (span.start, span.end))
    return replace(proposed, entity=entity, mentions=tuple(spans))


def _names(spellings: list[str], primary: str) -> tuple[Name, ...]:
    return tuple(
        Name(value=spelling, kind=NameKind.beside(spelling, primary)) for spelling in spellings if _is_name(spelling)
    )


def _is_name(spelling: str) -> bool:
    try:
        check_line(spelling)
    except ValueError:
        return False
    return True


def _exact_names(source: Source) -> dict[tuple[str, str], str]:
    """Give the known entities by type and spelling, without the spellings that several of a type share."""
    found: dict[tuple[str, str], str] = {}
    shared = set()
    for mark, key in _spellings(source):
        if found.setdefault(mark, key) != key:
            shared.add(mark)
    return {mark: key for mark, key in found.items() if mark not in shared}


def _spellings(source: Source) -> Iterator[tuple[tuple[str, str], str]]:
    text = source.text.casefold()
    for known in source.known:
        for name in known.names:
            spelling = normalise(name).casefold()
            if spelling in text:
                yield (known.type, spelling), known.id
