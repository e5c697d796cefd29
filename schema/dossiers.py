"""Dossiers: a file of entities and claims about documents, as it is written, checked and published for editors.

A dossier is YAML (one mapping with the sections below) or JSONL (one record a line: the first names the dossier, each
other one carries its section's singular with its key, ``{"claim": "c12", "subject": …}``). It holds no text of its
source: evidence is a span and its digest.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from schema.attributes import Attribute
from schema.claims import Claim
from schema.documents import Document, Publisher
from schema.entities import Entity, Key
from schema.names import Line
from schema.relationships import Relationship
from schema.suggestion import meant
from schema.vocabulary import Vocabulary

FORMAT = 1
"""The version of the format; ``dots: 1`` in the file."""

SECTIONS: Mapping[str, str] = {
    "publishers": "publisher",
    "documents": "document",
    "entities": "entity",
    "claims": "claim",
}
"""The sections of a YAML dossier, and the word that marks their records in JSONL."""


class Header(BaseModel):
    """What a dossier says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dots: int = Field(ge=FORMAT, le=FORMAT, strict=True, description="The version of the format: 1.")
    dossier: Key = Field(description="The key of the dossier: its claims are known as dossier/key.")
    title: Line = Field(description="What it is about.")
    annotator: Line | None = Field(default=None, description="Who made it.")


class Dossier(Header):
    """A whole dossier, each record under its key."""

    publishers: dict[Key, Publisher] = Field(default_factory=dict, description="Who publishes.")
    documents: dict[Key, Document] = Field(default_factory=dict, description="The documents that claims stand in.")
    entities: dict[Key, Entity] = Field(default_factory=dict, description="The things that claims are about.")
    claims: dict[Key, Claim] = Field(default_factory=dict, description="What the documents say.")


def entity(vocabulary: Vocabulary, record: Mapping[str, Any]) -> Entity:
    """Read an entity as a dossier writes it, with its ``type``.

    Args:
        vocabulary: The types that there are.
        record: The fields of the entity, ``type`` among them.

    Returns:
        The entity, an instance of its type's class.

    Raises:
        ValueError: The type is missing or unknown.
        ValidationError: A field is.
    """
    fields = dict(record)
    label = fields.pop("type", None)
    cls = vocabulary.entity_types.get(label) if isinstance(label, str) else None
    if cls is None:
        hint = meant(label, vocabulary.entity_types)
        raise ValueError(f"type {label!r} is none of {', '.join(vocabulary.entity_types)}{hint}")
    return cls.model_validate(fields)


def qualified(vocabulary: Vocabulary, claim: Claim) -> Relationship | Attribute:
    """Read what a claim says beside who and whom: its qualifiers, and the value of an attribute.

    Args:
        vocabulary: The types that there are.
        claim: The claim.

    Returns:
        An instance of the predicate's class.

    Raises:
        ValueError: The predicate is unknown, or takes an object where the claim has a value, or the other way about.
        ValidationError: A qualifier is not one that the predicate takes.
    """
    predicate = vocabulary.predicates.get(claim.predicate)
    if predicate is None:
        hint = meant(claim.predicate, vocabulary.predicates) or "; see `dots schema show`"
        raise ValueError(f"predicate {claim.predicate!r} is not in the vocabulary{hint}")
    if issubclass(predicate, Attribute):
        if claim.value is None:
            raise ValueError(f"{claim.predicate} takes a value, not an object")
        return predicate.model_validate({**claim.qualifiers, "value": claim.value})
    if claim.object is None:
        raise ValueError(f"{claim.predicate} takes an object, not a value")
    return predicate.model_validate(claim.qualifiers)


def sides(vocabulary: Vocabulary, claim: Claim, subject: str, object_: str | None) -> tuple[str, str] | None:
    """Say what is wrong with the two sides of a claim.

    Args:
        vocabulary: The types that there are.
        claim: The claim; its predicate is known.
        subject: The type of its subject.
        object_: The type of its object; None where it has a value.

    Returns:
        The side, ``subject`` or ``object``, and one sentence; None where both may stand where they do.
    """
    if claim.object == claim.subject:
        return "object", f"{claim.object} is the subject too; nothing is related to itself"
    predicate = vocabulary.predicates[claim.predicate]
    if subject not in vocabulary.subject_labels[claim.predicate]:
        allowed = " or ".join(side.label for side in predicate.subjects)
        return "subject", f"{claim.subject} is of type {subject}; the subject of {claim.predicate} must be {allowed}"
    if object_ is None or issubclass(predicate, Attribute) or object_ in vocabulary.object_labels[claim.predicate]:
        return None
    allowed = " or ".join(side.label for side in predicate.objects)
    return "object", f"{claim.object} is of type {object_}; the object of {claim.predicate} must be {allowed}"


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the JSON Schema of a YAML dossier, for editors and for checks elsewhere.

    It says more than the classes alone: an entity's fields follow from its type, a claim's qualifiers from its
    predicate.

    Args:
        vocabulary: The types that there are.

    Returns:
        A JSON Schema (draft 2020-12).
    """
    schema = TypeAdapter(Dossier).json_schema(ref_template="#/$defs/{model}")
    defs: dict[str, Any] = schema.setdefault("$defs", {})
    entities = []
    for cls in vocabulary.entities:
        own = _inlined(cls.model_json_schema(ref_template="#/$defs/{model}"), defs)
        own["properties"] = {
            "type": {"const": cls.label, "description": own.get("description", "")},
            **own["properties"],
        }
        own["required"] = ["type", *own.get("required", [])]
        defs[cls.label] = own
        entities.append(
            {"if": {"properties": {"type": {"const": cls.label}}}, "then": {"$ref": f"#/$defs/{cls.label}"}}
        )
    defs["Entity"] = {
        "type": "object",
        "required": ["type", "name"],
        "properties": {"type": {"enum": [cls.label for cls in vocabulary.entities]}},
        "allOf": entities,
    }
    claim = defs["Claim"]
    claim["properties"]["predicate"] = {
        "description": claim["properties"]["predicate"]["description"],
        "oneOf": [
            {"const": name, "description": (cls.__doc__ or "").strip()} for name, cls in vocabulary.predicates.items()
        ],
    }
    claim["allOf"] = [_predicate_rule(name, cls, defs) for name, cls in vocabulary.predicates.items()]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A dossier of dots"}


def _inlined(schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    defs.update(schema.pop("$defs", {}))
    return schema


def _predicate_rule(name: str, cls: type[Relationship] | type[Attribute], defs: dict[str, Any]) -> dict[str, Any]:
    fields = _inlined(cls.model_json_schema(ref_template="#/$defs/{model}"), defs)["properties"]
    rule: dict[str, Any] = {"properties": {"qualifiers": {"type": "object", "additionalProperties": False}}}
    if issubclass(cls, Attribute):
        rule["properties"]["value"] = fields.pop("value")
        rule["required"] = ["value"]
    else:
        rule["required"] = ["object"]
    rule["properties"]["qualifiers"]["properties"] = fields
    return {"if": {"properties": {"predicate": {"const": name}}}, "then": rule}
