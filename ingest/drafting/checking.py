"""Checking: what may be wrong with the claims of a draft, before it is anybody's claim."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from ingest.known import DocumentFacts
from ingest.referents import referred
from schema.claims import Claim
from schema.dossiers import qualified, sides
from schema.mistakes import problems_of
from schema.suggestion import meant
from schema.vocabulary import Vocabulary

Trouble = tuple[str, str]
"""The path of a field in its record, and what is wrong with it, as a sentence without its subject."""


def troubles(
    claim: Claim, entities: Mapping[str, str], document: DocumentFacts, vocabulary: Vocabulary
) -> Iterator[Trouble]:
    """Find what is wrong with a claim, its words in the text aside.

    Args:
        claim: The claim.
        entities: The type of each entity of the draft, by key.
        document: The document of the draft.
        vocabulary: The types that there are.

    Yields:
        Each field that wants mending, and why.
    """
    try:
        qualified(vocabulary, claim)
    except ValidationError as error:
        for place, said in problems_of(error, *vocabulary.predicates.values()):
            yield (place if place == "value" else f"qualifiers.{place}"), said
        return
    except ValueError as error:
        yield "predicate", str(error)
        return
    unknown = {key for key in referred(claim, vocabulary) if key not in entities}
    for field in ("subject", "object", "speaker"):
        if (key := getattr(claim, field)) in unknown:
            yield field, _unknown(key, entities)
            unknown.discard(key)
    for key in sorted(unknown):
        yield "qualifiers", _unknown(key, entities)
    if claim.subject in entities and (claim.object is None or claim.object in entities):
        object_ = entities[claim.object] if claim.object is not None else None
        if trouble := sides(vocabulary, claim, entities[claim.subject], object_):
            yield trouble
    yield from _spans(claim, document)


def _unknown(key: str, entities: Mapping[str, str]) -> str:
    return f"{key} is no entity of this draft{meant(key, entities) or '; declare it under entities'}"


def _spans(claim: Claim, document: DocumentFacts) -> Iterator[Trouble]:
    for number, found in enumerate(claim.evidence):
        place = f"evidence.{number}"
        if found.document != document.key:
            yield f"{place}.document", f"{found.document} is not the document of this draft, {document.key}"
        elif found.start >= found.end:
            yield f"{place}.end", f"{found.end} is not after the start, {found.start}"
        elif found.end > document.length:
            yield f"{place}.end", f"{found.end} is outside the text, which has {document.length} characters"
        elif document.passage(found.start, found.end) is None:
            yield place, f"the span {found.start}–{found.end} lies within no one passage; split it"
