"""Referents: the entities that a claim speaks of, and the same claim of entities that go by other keys."""

from collections.abc import Mapping
from typing import Any

from ingest.rows import reference_qualifiers
from schema.attributes import Attribute
from schema.claims import Claim
from schema.relationships import Relationship
from schema.vocabulary import Vocabulary


def referred(claim: Claim, vocabulary: Vocabulary) -> list[str]:
    """Give the keys of the entities that a claim speaks of, each time that it does.

    Args:
        claim: The claim.
        vocabulary: The types that there are; they say which qualifiers are entities.
    """
    keys = [key for key in (claim.subject, claim.object, claim.speaker) if key is not None]
    if claim.qualifiers:
        for name in _references(vocabulary.predicates.get(claim.predicate)):
            value = claim.qualifiers.get(name)
            keys += [value] if isinstance(value, str) else [key for key in value or () if isinstance(key, str)]
    return keys


def rekeyed(claim: Claim, keys: Mapping[str, str], vocabulary: Vocabulary) -> Claim:
    """Give a claim that speaks of the same entities under other keys.

    Args:
        claim: The claim.
        keys: The new key of each entity that has one.
        vocabulary: The types that there are; they say which qualifiers are entities.
    """
    if not keys or not any(keys.get(key, key) != key for key in referred(claim, vocabulary)):
        return claim
    update: dict[str, Any] = {"subject": keys.get(claim.subject, claim.subject)}
    if claim.object is not None:
        update["object"] = keys.get(claim.object, claim.object)
    if claim.speaker is not None:
        update["speaker"] = keys.get(claim.speaker, claim.speaker)
    qualifiers = dict(claim.qualifiers)
    for name in _references(vocabulary.predicates.get(claim.predicate)):
        value = qualifiers.get(name)
        if isinstance(value, str):
            qualifiers[name] = keys.get(value, value)
        elif value:
            qualifiers[name] = [keys.get(key, key) for key in value]
    return claim.model_copy(update={**update, "qualifiers": qualifiers})


def _references(predicate: type[Relationship] | type[Attribute] | None) -> tuple[str, ...]:
    return reference_qualifiers(predicate) if predicate else ()
