"""Joining: two entities of a draft that are one, found to be so by a reviewer."""

from dataclasses import replace

from ingest.drafting.assembly import MOST_MENTIONS
from ingest.drafting.draft import Draft
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction.proposals import claim_key
from ingest.referents import referred, rekeyed
from schema.errors import CallError


def joined(draft: Draft, key: str, into: str) -> Draft:
    """Join an entity of a draft to another, which is accepted with the names and mentions of both.

    Args:
        draft: The draft.
        key: The key of the one that ceases to be.
        into: The key of the one that it is.

    Returns:
        The draft; its claims speak of the one where they spoke of either.

    Raises:
        CallError: There is no such entity, they are of two types, or a claim would tie the one to itself.
    """
    for each in (key, into):
        if each not in draft.entities:
            raise CallError(f"The draft {draft.key} has no entity {each}.", remedy="--list --kind entity shows them.")
    one, other = draft.entities[into], draft.entities[key]
    if key == into:
        raise CallError(f"{key} is itself already.", remedy="Name two entities.")
    if one.entity.label != other.entity.label:
        raise CallError(
            f"{key} is of type {other.entity.label}, and {into} of type {one.entity.label}.",
            remedy="If they are one, correct the type that is wrong first.",
        )
    keys = {key: into}
    claims: dict[str, DraftClaim] = {}
    for name, claim in draft.claims.items():
        renamed = replace(claim, claim=rekeyed(claim.claim, keys, draft.vocabulary))
        # The key follows from whom it is about, so that the claim is known again when the document is ingested again.
        new = name if renamed.claim == claim.claim else _renamed(name, claim, renamed)
        if new not in claims or not claims[new].review.state.is_decided:
            claims[new] = renamed
    if loop := next((name for name, found in claims.items() if found.claim.subject == found.claim.object), None):
        raise CallError(f"The claim {loop} would tie {into} to itself.", remedy=f"Reject or edit {loop} first.")
    entities = {name: entity for name, entity in draft.entities.items() if name != key}
    entities[into] = _both(one, other)
    return replace(draft, entities=entities, claims=claims).accept([into])


def namesakes(draft: Draft, key: str) -> list[str]:
    """Give the other entities of a draft that have the type of one, those that share a claim with it last.

    Args:
        draft: The draft.
        key: The key of the entity.
    """
    label = draft.entities[key].entity.label
    tied = {
        other
        for one in draft.claims.values()
        if key in (speaks_of := referred(one.claim, draft.vocabulary))
        for other in speaks_of
    }
    others = [name for name, one in draft.entities.items() if one.entity.label == label and name != key]
    return sorted(others, key=lambda name: name in tied)


def _renamed(name: str, before: DraftClaim, now: DraftClaim) -> str:
    own = claim_key(before.claim)
    return claim_key(now.claim) + name.removeprefix(own) if name.startswith(own) else name


def _both(one: DraftEntity, other: DraftEntity) -> DraftEntity:
    mentions = sorted({*one.review.mentions, *other.review.mentions})
    review = one.review.model_copy(
        update={
            "mentions": tuple(mentions[:MOST_MENTIONS]),
            "by": tuple(dict.fromkeys((*one.review.by, *other.review.by))),
            "same_as": one.review.same_as or other.review.same_as,
        }
    )
    return DraftEntity(one.entity.with_names(other.entity.all_names()), review)
