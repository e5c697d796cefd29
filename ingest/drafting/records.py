"""The records of a draft: an entity or a claim, with how it came to be proposed and what a reviewer decided of it."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from schema.claims import Claim
from schema.drafts import EntityReview, Review, State
from schema.entities import Entity


@dataclass(frozen=True, slots=True)
class DraftEntity:
    """An entity of a draft.

    Args:
        entity: What is said of it.
        review: How it came to be proposed, and what became of it.
    """

    entity: Entity
    review: EntityReview = field(default_factory=EntityReview)


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim of a draft.

    Args:
        claim: What is claimed.
        review: How it came to be proposed, and what became of it.
    """

    claim: Claim
    review: Review = field(default_factory=Review)


_Reviewed = TypeVar("_Reviewed", DraftEntity, DraftClaim)


def decided(record: _Reviewed, state: State, note: str | None = None) -> _Reviewed:
    """Give a record with what was decided of it.

    Args:
        record: An entity or a claim of a draft.
        state: What was decided.
        note: What the reviewer has to say; None leaves what was said before.
    """
    update = {"state": state, **({"note": note} if note is not None else {})}
    return replace(record, review=record.review.model_copy(update=update))


def settled(record: _Reviewed) -> _Reviewed:
    """Give a record accepted, unless somebody decided something else of it."""
    return decided(record, State.ACCEPTED) if record.review.state is State.PROPOSED else record
