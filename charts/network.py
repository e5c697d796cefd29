"""The network of an answer: the entities that its claims are about, the ties between them, and what each rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from charts.holding import Holds, firmest
from queries.citations import Source, graded


class Standing(StrEnum):
    """How a tie stands: what decides how its line is drawn."""

    SAID = "said"
    DISPUTED = "disputed"
    DENIED = "denied"
    NO_ACT = "no act"


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the network.

    Args:
        id: Its id.
        name: The name that answers show.
        type: Its type.
        kind: What sort of its type it is; None where nobody said.
        description: What it is in a few words; None where nobody said.
        names: Every name it has, the one that answers show first.
        asked: Whether the question names it.
    """

    id: str
    name: str
    type: str
    kind: str | None = None
    description: str | None = None
    names: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the network shows it.

    Args:
        id: Its id.
        predicate: What is said.
        subject: The id of the entity that it is said of.
        object: The id of the other entity; None where a value is said.
        value: The value; None where there is an object.
        statement: The claim as a sentence, in the annotator's words.
        polarity: ``asserts`` or ``denies``.
        modality: How the source puts it.
        status: How the claim stands now.
        disputed: Whether anybody disputes it, among what was asked about.
        dated: When it was so, as EDTF; None where the source does not say.
        bounds: Its earliest and latest start and earliest and latest end as ISO days, None for what is open; None
            where it is not dated.
        credibility: Its Admiralty credibility; None where it is not graded.
        speaker: Who says so, where it is not the publisher.
        sources: Where it stands.
        holds: How it holds at the time that was asked about; None where none was.
    """

    id: str
    predicate: str
    subject: str
    object: str | None
    value: str | None
    statement: str
    polarity: str
    modality: str
    status: str
    disputed: bool
    dated: str | None
    bounds: tuple[str | None, str | None, str | None, str | None] | None
    credibility: int | None
    speaker: str | None
    sources: tuple[Source, ...]
    holds: Holds | None = None

    @property
    def is_act(self) -> bool:
        """Whether it is said to have happened: no denial, no plan, no scenario."""
        return self.polarity == "asserts" and self.modality not in ("intended", "conditional")

    @property
    def grade(self) -> str | None:
        """Its best Admiralty grade such as ``B2``, or what of it there is, in words; None where nothing was graded."""
        reliability = min((source.reliability for source in self.sources if source.reliability), default=None)
        return graded(reliability, self.credibility) or None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship of the network: all claims of the answer with one subject, predicate and object.

    Args:
        source: The id of its subject.
        target: The id of its object.
        predicate: What is said.
        claims: The claims, in the order of the answer.
        origins: How many independent documents they stand in: ten that repeat one count once.
    """

    source: str
    target: str
    predicate: str
    claims: tuple[Said, ...]
    origins: int
    standing: Standing = field(init=False, compare=False)
    """How it stands; a report asks for it again and again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "standing", standing(self.claims))

    @property
    def holds(self) -> Holds | None:
        """How it holds at the time that was asked about, by the firmest of its claims; None where there is none."""
        return firmest(claim.holds for claim in self.claims)

    @property
    def label(self) -> str:
        """What is said, in words."""
        return in_words(self.predicate)

    def joins(self, node: str) -> bool:
        """Say whether an entity is one of its ends.

        Args:
            node: The id of the entity.
        """
        return node in (self.source, self.target)

    def other(self, node: str) -> str:
        """Give the id of the end that is not an entity; of a tie of an entity to itself, that entity.

        Args:
            node: The id of the entity.
        """
        return self.target if self.source == node else self.source


@dataclass(frozen=True, slots=True)
class Network:
    """What an answer's claims say of whom.

    Args:
        nodes: The entities, by id, so that the same claims give the same order.
        ties: The relationships, by subject, predicate and object.
        values: What is said of an entity without another: claims with a value.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    values: tuple[Said, ...] = field(default=())

    @property
    def claims(self) -> tuple[Said, ...]:
        """Every claim, each once."""
        return (*(claim for tie in self.ties for claim in tie.claims), *self.values)


def in_words(predicate: str) -> str:
    """Write a predicate as people say it: ``HELD_POSITION`` is ``held position``."""
    return predicate.lower().replace("_", " ")


def standing(claims: Iterable[Said]) -> Standing:
    """Say how what several claims say stands: disputed by anybody; else said to have happened, denied, or planned.

    Args:
        claims: The claims, at least one.
    """
    known = list(claims)
    if any(claim.disputed for claim in known):
        return Standing.DISPUTED
    if any(claim.is_act for claim in known):
        return Standing.SAID
    return Standing.DENIED if all(claim.polarity == "denies" for claim in known) else Standing.NO_ACT
