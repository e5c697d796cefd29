"""Proving: what an extractor proposes is held against the text and the vocabulary before anybody reads it."""

from dataclasses import replace

from ingest.drafting.checking import troubles
from ingest.drafting.draft import Draft
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction.source import Source
from ingest.known import DocumentFacts
from ingest.referents import referred
from schema.claims import Claim


def proven(draft: Draft, source: Source) -> tuple[Draft, int]:
    """Drop the proposals that do not stand where they say, or that say what may not be said.

    Args:
        draft: What extractors proposed.
        source: The document.

    Returns:
        The draft, each evidence with its quote, and how many proposals were dropped.
    """
    facts = DocumentFacts.of(source.key, source.document, None)
    types = {key: one.entity.label for key, one in draft.entities.items()}
    claims: dict[str, DraftClaim] = {}
    for key, one in draft.claims.items():
        claim = _quoted(one.claim, source)
        if claim is not None and not any(troubles(claim, types, facts, draft.vocabulary)):
            claims[key] = one if claim is one.claim else replace(one, claim=claim)
    needed = {key for one in claims.values() for key in referred(one.claim, draft.vocabulary)}
    entities: dict[str, DraftEntity] = {}
    for key, one_entity in draft.entities.items():
        mentions = tuple(span for span in one_entity.review.mentions if span[0] < span[1] <= len(source.text))
        if len(mentions) == len(one_entity.review.mentions) and mentions:
            entities[key] = one_entity
        elif mentions or key in needed:
            review = one_entity.review.model_copy(update={"mentions": mentions})
            entities[key] = replace(one_entity, review=review)
    dropped = len(draft.claims) - len(claims) + len(draft.entities) - len(entities)
    return replace(draft, claims=claims, entities=entities), dropped


def _quoted(claim: Claim, source: Source) -> Claim | None:
    """Give a claim with the words that it stands at; None where they are not what it says."""
    found = []
    for evidence in claim.evidence:
        there = source.quote(evidence.start, evidence.end)
        if evidence.quote not in (None, there) or evidence.digest != source.digest(evidence.start, evidence.end):
            return None
        found.append(evidence if evidence.quote else evidence.model_copy(update={"quote": there}))
    if all(evidence.quote for evidence in claim.evidence):
        return claim
    return claim.model_copy(update={"evidence": tuple(found)})
