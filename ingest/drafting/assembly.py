"""Assembly: what extractors propose, put together, as the records of a draft."""

from collections.abc import Iterable

from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction.comparison import Combined
from ingest.keys import free_key
from schema.drafts import EntityReview, Review
from schema.entities import MOST_NAMES
from schema.text import Span

MOST_MENTIONS = 5000


def entities_of(combined: Combined) -> dict[str, DraftEntity]:
    """Give the entities of a draft, with nothing decided, by their keys.

    Args:
        combined: What extractors propose.
    """
    entities: dict[str, DraftEntity] = {}
    for key, one in combined.entities.items():
        found = one.proposed
        review = EntityReview(by=one.by, why=found.why, mentions=_offsets(found.mentions), same_as=found.known)
        entity = found.entity
        if len(entity.names) > MOST_NAMES:
            entity = entity.model_copy(update={"names": entity.names[:MOST_NAMES]})
        entities[key] = DraftEntity(entity, review)
    return entities


def claims_of(combined: Combined) -> dict[str, DraftClaim]:
    """Give the claims of a draft, with nothing decided, by their keys.

    Args:
        combined: What extractors propose.
    """
    claims: dict[str, DraftClaim] = {}
    for one in combined.claims:
        # The same may be said of two years at one place: that is two claims.
        key = free_key(one.proposed.key, claims)
        claims[key] = DraftClaim(one.proposed.claim, Review(by=one.by, why=one.proposed.why))
    return claims


def _offsets(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(set(spans)))[:MOST_MENTIONS]
