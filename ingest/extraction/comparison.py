"""Comparison: what several extractors propose of one document, put together, and who agrees on what.

Two extractors call the same entity by different keys, and find the same claim in more or fewer words. What they mean
alike is one proposal with the names of both; what only one of them found stays, with the name of that one. The first
extractor's reading is kept, and the others fill in what it leaves open.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from identity.parts import parts
from identity.spelling import ALIKE, similarity
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.keys import free_key
from ingest.referents import rekeyed
from schema.claims import Claim
from schema.entities import Entity
from schema.names import NameKind
from schema.text import Span
from schema.vocabulary import Vocabulary

RECOGNISED = 3.0
"""How strongly two proposals are one where both were recognised as the same known entity; names come after it."""

SHARED = 2.0
"""How strongly where they share a spelling; likeness and shared mentions add up to less."""

OVERLAP = 0.5
"""The part of the fewer mentions that two proposals must share to be one where their names are not alike."""


@dataclass(frozen=True, slots=True)
class CombinedEntity:
    """An entity, and which extractors propose it.

    Args:
        proposed: The entity with the spellings and mentions that any of them found.
        by: The names of the extractors, in the order in which they were asked.
    """

    proposed: ProposedEntity
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CombinedClaim:
    """A claim, and which extractors propose it.

    Args:
        proposed: The claim; its entities go by the keys of the combination.
        by: The names of the extractors, in the order in which they were asked.
    """

    proposed: ProposedClaim
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Combined:
    """What several extractors propose of one document.

    Args:
        entities: The entities by their keys.
        claims: The claims, in the order of the text.
        dropped: How many proposals each extractor dropped, by the reason.
        spent: What each took, where it took anything that is paid for.
    """

    entities: Mapping[str, CombinedEntity] = field(default_factory=dict)
    claims: tuple[CombinedClaim, ...] = ()
    dropped: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    spent: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def agreed(self) -> int:
        """How many claims more than one extractor proposes."""
        return sum(len(claim.by) > 1 for claim in self.claims)


def combine(proposals: Mapping[str, Proposals], vocabulary: Vocabulary | None = None) -> Combined:
    """Put together what extractors propose of one document.

    Args:
        proposals: What each proposes, by its name; the first one's reading goes before the others'.
        vocabulary: The types that there are; those that come with dots where it is left out.

    Returns:
        The combination. One extractor alone gives what it proposed, with its name.
    """
    if len(proposals) == 1:
        ((name, alone),) = proposals.items()
        claims = [CombinedClaim(claim, (name,)) for claim in alone.claims]
        claims.sort(key=lambda each: _place(each.proposed.claim))
        entities = {key: CombinedEntity(entity, (name,)) for key, entity in alone.entities.items()}
        return Combined(entities, tuple(claims), {name: alone.dropped}, {name: alone.spent})
    return _combined(proposals, vocabulary or Vocabulary())


def _combined(proposals: Mapping[str, Proposals], vocabulary: Vocabulary) -> Combined:
    entities: dict[str, CombinedEntity] = {}
    claims: list[CombinedClaim] = []
    for name, proposed in proposals.items():
        keys = _keys(entities, proposed.entities)
        for own, entity in proposed.entities.items():
            entities[keys[own]] = _joined_entity(entities.get(keys[own]), entity, name)
        for claim in proposed.claims:
            renamed = replace(claim, claim=rekeyed(claim.claim, keys, vocabulary))
            _join_claim(claims, renamed, name, vocabulary)
    claims.sort(key=lambda each: _place(each.proposed.claim))
    return Combined(
        entities,
        tuple(claims),
        {name: proposed.dropped for name, proposed in proposals.items()},
        {name: proposed.spent for name, proposed in proposals.items()},
    )


def _keys(there: Mapping[str, CombinedEntity], coming: Mapping[str, ProposedEntity]) -> dict[str, str]:
    """Give the key of the combination for each entity that comes in: that of its like, else its own or a free one."""
    bearers: dict[Hashable, set[str]] = defaultdict(set)
    for key, other in there.items():
        for mark in _marks(other.proposed):
            bearers[mark].add(key)
    pairs = []
    for new, entity in coming.items():
        # Only what has something in common is compared: a long document names hundreds.
        for old in set().union(*(bearers[mark] for mark in _marks(entity) if mark in bearers)):
            if (strength := _strength(there[old].proposed, entity)) > 0:
                pairs.append((strength, old, new))
    # An extractor that tells two entities apart is believed, so that no two of one extractor become one.
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if new not in keys and old not in taken:
            keys[new] = old
            taken.add(old)
    used = {*there, *keys.values()}
    for own in coming:
        if own not in keys:
            keys[own] = free_key(own, used)
            used.add(keys[own])
    return keys


def _marks(proposed: ProposedEntity) -> Iterator[Hashable]:
    """Give what an entity must have in common with another to be compared with it at all."""
    yield from proposed.mentions
    if proposed.known is not None:
        yield "known", proposed.known
    for name in _spellings(proposed.entity):
        for part in parts(name):
            yield "part", part.key


def _strength(one: ProposedEntity, other: ProposedEntity) -> float:
    """Say how strongly two proposals are one entity: 0 where they are two."""
    if one.entity.label != other.entity.label:
        return 0.0
    if one.known is not None and other.known is not None:
        return RECOGNISED if one.known == other.known else 0.0
    ours, theirs = list(_spellings(one.entity)), list(_spellings(other.entity))
    if {name.casefold() for name in ours} & {name.casefold() for name in theirs}:
        return SHARED
    alike = max((similarity(mine, yours) for mine in ours for yours in theirs), default=0.0)
    shared = _shared(one.mentions, other.mentions)
    return alike + shared if alike >= ALIKE or shared >= OVERLAP else 0.0


def _spellings(entity: Entity) -> Iterator[str]:
    return (name.value for name in entity.all_names() if name.kind is not NameKind.WEAK)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Give the part of the fewer mentions that stand in the very same place."""
    fewer = min(len(set(one)), len(set(other)))
    return len(set(one) & set(other)) / fewer if fewer else 0.0


def _joined_entity(there: CombinedEntity | None, coming: ProposedEntity, by: str) -> CombinedEntity:
    if there is None:
        return CombinedEntity(coming, (by,))
    old = there.proposed
    changed: dict[str, Any] = {}
    for own, about in type(old.entity).model_fields.items():
        if own not in ("name", "names") and getattr(old.entity, own) == about.default:
            changed[own] = getattr(coming.entity, own)
    joined = replace(
        old,
        entity=old.entity.with_names(coming.entity.all_names()).model_copy(update=changed),
        mentions=tuple(sorted({*old.mentions, *coming.mentions}, key=lambda span: (span.start, span.end))),
        known=old.known or coming.known,
    )
    return CombinedEntity(joined, (*there.by, by))


def _join_claim(claims: list[CombinedClaim], coming: ProposedClaim, by: str, vocabulary: Vocabulary) -> None:
    for place, there in enumerate(claims):
        if by not in there.by and _same(there.proposed.claim, coming.claim, vocabulary):
            claims[place] = CombinedClaim(_filled(there.proposed, coming.claim), (*there.by, by))
            return
    claims.append(CombinedClaim(coming, (by,)))


def _same(one: Claim, other: Claim, vocabulary: Vocabulary) -> bool:
    """Say whether two claims mean the same at the same place: an act and a threat of it do not."""
    return (
        one.predicate == other.predicate
        and _ends(one, vocabulary) == _ends(other, vocabulary)
        and one.polarity is other.polarity
        and one.modality.is_act is other.modality.is_act
        and (one.speaker == other.speaker or None in (one.speaker, other.speaker))
        and any(_overlap(mine, yours) for mine in one.evidence for yours in other.evidence)
    )


def _ends(claim: Claim, vocabulary: Vocabulary) -> tuple[Any, ...]:
    if claim.predicate in vocabulary.symmetric:
        return tuple(sorted((claim.subject, claim.object or "")))
    value = None if claim.value is None else str(claim.value)
    return claim.subject, claim.object, value


def _overlap(one: Any, other: Any) -> bool:
    return bool(one.document == other.document and one.start < other.end and other.start < one.end)


def _filled(proposed: ProposedClaim, other: Claim) -> ProposedClaim:
    """Give a claim with what another reading of it says where it says nothing itself."""
    claim = proposed.claim
    changed: dict[str, Any] = {"qualifiers": {**other.qualifiers, **claim.qualifiers}}
    if claim.when is None:
        changed |= {"when": other.when, "when_text": other.when_text}
    if claim.speaker is None:
        changed["speaker"] = other.speaker
    return replace(proposed, claim=claim.model_copy(update=changed))


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.evidence[0].end, claim.predicate
