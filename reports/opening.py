"""The opening of a report: the facts that say who or what an entity is, each by the claim that is attested best.

Which facts those are depends on the type of the entity, as in any register: of a person the birth, the commands, the
superiors, the death and by whom; of an event where it happened, whose doing it was and whom it struck.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charts.holding import looseness
from charts.network import Network, Said, Standing, Tie
from schema.entities import EventKind
from schema.relationships import UNDERTAKING, Topic
from schema.vocabulary import Vocabulary

LEAST: Final = 3
"""An opening that found fewer of the facts that are asked of its type goes on with what is attested best."""

_MODALITIES: Final = ("reported", "assessed", "alleged")
_VIOLENT: Final = frozenset(
    {
        EventKind.ATTACK,
        EventKind.KILLING,
        EventKind.BATTLE,
        EventKind.WAR,
        EventKind.CAPTURE,
        EventKind.INCURSION,
    }
)
_STANDINGS: Final = (Standing.SAID, Standing.DISPUTED)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that an opening tells where anybody states it.

    Args:
        ways: The predicates that state it: ``>LED`` where the entity is the subject, ``<LED`` where it is the object,
            ``=AGE`` for a value that is said of it.
        most: How many of them are told.
    """

    ways: tuple[str, ...]
    most: int = 1


_BACKING: Final = ("ARMED", "FUNDED", "TRAINED", "SUPPLIED", "SUPPORTED", "DIRECTED", "RECRUITED", "BUILT", "SHELTERED")
_DOING: Final = ("ORDERED", "PLANNED", "RESPONSIBLE_FOR", "COMMANDED", "LED", "CLAIMED_CREDIT_FOR")
_MAKING: Final = ("FOUNDED", "ESTABLISHED", "BUILT")


def _by(predicates: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"<{predicate}" for predicate in predicates)


def _of(predicates: Sequence[str]) -> tuple[str, ...]:
    return tuple(f">{predicate}" for predicate in predicates)


OPENINGS: Final[Mapping[str, tuple[Fact, ...]]] = {
    "Person": (
        Fact((">BORN_IN",)),
        Fact((">COMMANDED",), 2),
        Fact((">HELD_POSITION",), 2),
        Fact((">MEMBER_OF",)),
        Fact((">LED",)),
        Fact((">DEPUTY_OF",)),
        Fact((">SUCCEEDED",)),
        Fact((">SUBORDINATE_TO", ">SPOKE_FOR", ">REPRESENTED")),
        Fact(_of(_MAKING)),
        Fact(_of(_BACKING)),
        Fact(("<KILLED", ">VICTIM_OF", "<CAPTURED")),
        Fact((">DIED_IN", ">BURIED_IN", "<FUNERAL_OF")),
        Fact(("<SUCCEEDED",)),
    ),
    "Organization": (
        Fact(("<COMMANDED", "<LED"), 2),
        Fact(_by(_MAKING)),
        Fact((">PART_OF", ">SUBORDINATE_TO", ">MEMBER_OF")),
        Fact(_by(_BACKING), 2),
        Fact(_of(_BACKING)),
        Fact(("<DESIGNATED", "<SANCTIONED")),
        Fact((">KILLED", ">ATTACKED", ">RESPONSIBLE_FOR", ">ORDERED", ">PARTICIPATED_IN", ">THREATENED")),
        Fact((">ALLIED_WITH", ">OPPOSED", "<OPPOSED")),
    ),
    "Event": (
        Fact((">FUNERAL_OF", ">PART_OF")),
        Fact((">TOOK_PLACE_AT", ">LOCATED_IN"), 2),
        Fact(_by(_DOING), 2),
        Fact(("<VICTIM_OF",), 2),
        Fact(("=CASUALTIES_KILLED", "=CASUALTIES_WOUNDED"), 2),
        Fact(("<ATTENDED", "<PARTICIPATED_IN", "<SPOKE_AT"), 2),
        Fact((">RESPONSE_TO",)),
        Fact(("<RESPONSE_TO",)),
    ),
    "Place": (
        Fact((">LOCATED_IN", ">PART_OF")),
        Fact(("<LOCATED_IN", "<BUILT", "<ESTABLISHED")),
        Fact(("<TOOK_PLACE_AT",), 2),
        Fact(("<BORN_IN", "<DIED_IN", "<BURIED_IN"), 2),
        Fact(("<VISITED", "<TRAVELLED_TO", "<PASSED_THROUGH", "<TRANSFERRED")),
    ),
    "Position": (Fact((">PART_OF",)), Fact(("<HELD_POSITION",), 2), Fact(("<DEPUTY_OF",))),
    "Programme": (
        Fact((">PART_OF",)),
        Fact(_by(("ESTABLISHED", "AUTHORISED", "DECIDED_ON", "ANNOUNCED", *_DOING)), 2),
        Fact((">RESPONSE_TO",)),
        Fact(("<OPPOSED", "<DECIDED_AGAINST")),
    ),
}
"""The facts that an opening tells, by the type of the entity, in the order in which they are told."""


def opening(network: Network, node: str, type_: str, vocabulary: Vocabulary) -> list[Said]:
    """Choose the claims that a report opens with.

    Args:
        network: What is said of the entity.
        node: The id of the entity.
        type_: Its type; one that derives from another is told of like that one.
        vocabulary: The types that there are.

    Returns:
        The claims in the order in which they are told; no two that stand in the very same words.
    """
    own = sorted((tie for tie in network.ties if tie.joins(node)), key=attested)
    values = [claim for claim in network.values if claim.subject == node]
    told: list[Said] = []
    for fact in _facts(type_, vocabulary):
        chosen = 0
        for claim in _stating(fact, own, values, node, vocabulary):
            if chosen < fact.most and not _is_told(claim, told):
                told.append(claim)
                chosen += 1
    for tie in own:
        if len(told) >= LEAST:
            break
        first = best(tie)
        if first is not None and tie.standing is Standing.SAID and not _is_told(first, told):
            told.append(first)
    return told


def attested(tie: Tie) -> tuple[object, ...]:
    """Order ties by how well they are attested: undisputed before disputed, then by sources, claims and passages.

    What is certain at the time that was asked about comes before what only may have been so then.

    Args:
        tie: The tie.
    """
    standing = _STANDINGS.index(tie.standing) if tie.standing in _STANDINGS else len(_STANDINGS)
    modality = min(_modality(claim) for claim in tie.claims)
    passages = {(source.document, source.start) for claim in tie.claims for source in claim.sources}
    dated = any(claim.dated for claim in tie.claims)
    return (
        looseness(tie.holds),
        standing,
        -tie.origins,
        modality,
        -len(tie.claims),
        -len(passages),
        not dated,
        tie.predicate,
        tie.target,
    )


def best(tie: Tie) -> Said | None:
    """Give the claim that carries a tie best: reported rather than alleged, in most passages, and dated.

    Args:
        tie: The tie.

    Returns:
        The claim; None where none says that it happened.
    """
    return min((claim for claim in tie.claims if claim.is_act), key=surest, default=None)


def surest(claim: Said) -> tuple[object, ...]:
    """Order claims by how well they carry a tie: certain, undisputed and reported first, then by passages and dates.

    Args:
        claim: The claim.
    """
    return (
        looseness(claim.holds),
        claim.disputed,
        not claim.is_act,
        _modality(claim),
        -len(claim.sources),
        -_exact(claim),
    )


def topic(tie: Tie, kind: str | None, vocabulary: Vocabulary) -> Topic:
    """Say what a tie is about.

    Whoever takes part in an undertaking, plans or orders it does violence only where that is violent.

    Args:
        tie: The tie.
        kind: What sort of its type the object of the tie is.
        vocabulary: The types that there are.
    """
    found = vocabulary.relationship_types.get(tie.predicate)
    if found is None:
        return Topic.OTHER
    of_undertaking = set(found.objects) <= set(UNDERTAKING)
    return Topic.EVENTS if found.topic is Topic.VIOLENCE and of_undertaking and kind not in _VIOLENT else found.topic


def _facts(type_: str, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    known = vocabulary.entity_types.get(type_)
    ancestors = [one.__name__ for one in known.__mro__] if known is not None else [type_]
    return next((OPENINGS[name] for name in ancestors if name in OPENINGS), ())


def _stating(
    fact: Fact, own: Sequence[Tie], values: Sequence[Said], node: str, vocabulary: Vocabulary
) -> Iterator[Said]:
    for tie in own:
        if not _ways(tie, node, vocabulary).isdisjoint(fact.ways) and (claim := best(tie)) is not None:
            yield claim
    for claim in values:
        if f"={claim.predicate}" in fact.ways and claim.is_act:
            yield claim


def _ways(tie: Tie, node: str, vocabulary: Vocabulary) -> set[str]:
    kind = vocabulary.relationship_types.get(tie.predicate)
    if kind is not None and kind.symmetric:
        return {f">{tie.predicate}", f"<{tie.predicate}"}
    return {f"{'>' if tie.source == node else '<'}{tie.predicate}"}


def _is_told(claim: Said, told: Sequence[Said]) -> bool:
    """Say whether the words that carry a claim carry one that was told."""
    words = {(source.document, source.start, source.end) for source in claim.sources}
    return any(words <= {(source.document, source.start, source.end) for source in one.sources} for one in told)


def _modality(claim: Said) -> int:
    return _MODALITIES.index(claim.modality) if claim.modality in _MODALITIES else len(_MODALITIES)


def _exact(claim: Said) -> int:
    return sum(bound is not None for bound in claim.bounds or ())
