"""Assembly: what several extractors propose, put together so that what they agree on stands once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ingest.drafting.keys import free_key, rekeyed
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction.proposals import Proposals, ProposedEntity, claim_key
from schema.drafts import EntityReview, Review
from schema.names import NameKind
from schema.text import Span
from schema.vocabulary import Vocabulary

MOST_NAMES = 200
MOST_MENTIONS = 5000


def add_entities(entities: dict[str, DraftEntity], extractor: str, proposals: Proposals) -> dict[str, str]:
    """Add the entities that an extractor proposes to those of a draft.

    Args:
        entities: The entities so far.
        extractor: The name of the extractor.
        proposals: What it proposes.

    Returns:
        The new key of each entity whose own is that of an entity of another type.
    """
    keys: dict[str, str] = {}
    for wished, proposed in proposals.entities.items():
        there = entities.get(wished)
        if there is not None and there.entity.label == proposed.entity.label:
            entities[wished] = _agreed(there, proposed, extractor)
            continue
        key = keys[wished] = free_key(wished, entities)
        review = EntityReview(
            by=(extractor,),
            why=proposed.why,
            mentions=_offsets(proposed.mentions),
            same_as=proposed.known,
        )
        entities[key] = DraftEntity(proposed.entity, review)
    return {wished: key for wished, key in keys.items() if wished != key}


def _agreed(there: DraftEntity, proposed: ProposedEntity, extractor: str) -> DraftEntity:
    spelt = {name.value for name in there.entity.all_names()}
    new = [name for name in proposed.entity.all_names() if name.value not in spelt]
    names = (*there.entity.names, *(name.model_copy(update={"kind": NameKind.ALIAS}) for name in new))
    review = there.review.model_copy(
        update={
            "by": (*there.review.by, extractor),
            "mentions": _offsets((*(Span(*offsets) for offsets in there.review.mentions), *proposed.mentions)),
            "same_as": there.review.same_as or proposed.known,
        }
    )
    return DraftEntity(there.entity.model_copy(update={"names": names[:MOST_NAMES]}), review)


def _offsets(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(span.start, span.end) for span in spans}))[:MOST_MENTIONS]


def add_claims(
    claims: dict[str, DraftClaim],
    extractor: str,
    proposals: Proposals,
    keys: Mapping[str, str],
    vocabulary: Vocabulary,
) -> None:
    """Add the claims that an extractor proposes to those of a draft.

    Args:
        claims: The claims so far.
        extractor: The name of the extractor.
        proposals: What it proposes.
        keys: The new key of each of its entities that has one.
        vocabulary: The types that there are.
    """
    own: set[str] = set()
    for proposed in proposals.claims:
        claim = rekeyed(proposed.claim, keys, vocabulary)
        wished = claim_key(claim) if claim is not proposed.claim else proposed.key
        # One extractor may say the same of two years: that is two claims.
        key = free_key(wished, own)
        own.add(key)
        if (there := claims.get(key)) is not None:
            claims[key] = replace(there, review=there.review.model_copy(update={"by": (*there.review.by, extractor)}))
        else:
            claims[key] = DraftClaim(claim, Review(by=(extractor,), why=proposed.why))
