"""Adding: what no extractor proposed, and a reviewer reads in the text; it is accepted as it is written."""

from dataclasses import replace

from ingest.drafting.draft import Draft
from ingest.drafting.editing import claim_of, mapping, said_plainly
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction import quotes
from ingest.extraction.proposals import claim_key
from ingest.keys import free_key, key_from_name
from schema.dossiers import entity
from schema.drafts import EntityReview, Review

CLAIM = """\
subject:
predicate:
object:
statement:
when:
when_text:
speaker:
polarity: asserts
modality: reported
qualifiers: {}
words:
"""
"""The lines of a claim that is yet to be written."""

ENTITY = """\
type: Person
name:
names: []
"""
"""The lines of an entity that is yet to be written."""


def with_claim(draft: Draft, content: str, text: str | None, near: int) -> tuple[Draft, str]:
    """Add a claim to a draft, accepted with the entities that it speaks of.

    Args:
        draft: The draft.
        content: Its lines.
        text: The normalised text of the document; None where it is not at hand.
        near: Where its words are looked for first.

    Returns:
        The draft with the claim, and the claim's key.

    Raises:
        CallError: It says what it may not, or its words do not stand in the text.
    """
    fields = mapping(content)
    if isinstance(words := fields.get("words"), list):
        fields["words"] = [each for each in words if each]
    with said_plainly():
        claim = claim_of(draft, fields, text, (), near)
    key = free_key(claim_key(claim), draft.claims)
    claims = {**draft.claims, key: DraftClaim(claim, Review())}
    ordered = dict(sorted(claims.items(), key=lambda item: item[1].claim.evidence[0].start))
    return replace(draft, claims=ordered).accept([key]), key


def with_entity(draft: Draft, content: str, text: str | None) -> tuple[Draft, str]:
    """Add an entity to a draft, accepted, with the places where the text names it.

    Args:
        draft: The draft.
        content: Its lines.
        text: The normalised text of the document; None where it is not at hand.

    Returns:
        The draft with the entity, and the entity's key.

    Raises:
        CallError: It says what it may not.
    """
    with said_plainly():
        made = entity(draft.vocabulary, mapping(content))
    spans = {span for name in made.all_names() for span in quotes.mentions(text or "", name.value, 0, len(text or ""))}
    mentions = tuple(sorted((span.start, span.end) for span in spans))
    key = key_from_name(made.name, made.label, draft.entities)
    entities = {**draft.entities, key: DraftEntity(made, EntityReview(mentions=mentions))}
    return replace(draft, entities=entities).accept([key]), key
