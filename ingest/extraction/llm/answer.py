"""The answer: what a language model is asked to write, as Pydantic classes and the JSON Schema made of them.

Everything in it is hearsay: ``grounding`` says what of it the text bears out.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schema.attributes import Attribute
from schema.claims import Claim, Modality, Polarity
from schema.vocabulary import Vocabulary

INCOMPLETE = "record that lacks a field or has a wrong one"
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)


class AnsweredEntity(BaseModel):
    """An entity, as a model writes it."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="A short key of your own; that of an entity named so far where it is one of them.")
    type: str = Field(description="Its type.")
    name: str = Field(description="Its fullest name, exactly as the document spells it.")
    other_names: tuple[str, ...] = Field(
        default=(), description="Every other spelling, title or short form by which the document names it, exactly."
    )
    kind: str | None = Field(default=None, description="What sort of organization, place or event it is.")


class AnsweredClaim(BaseModel):
    """A claim, as a model writes it."""

    model_config = ConfigDict(frozen=True)

    subject: str = Field(description="The key of the entity of which it is said.")
    predicate: str = Field(description="What is said.")
    object: str | None = Field(default=None, description="The key of the other entity.")
    value: str | int | float | None = Field(default=None, description="The value, where the predicate takes one.")
    qualifiers: dict[str, Any] | None = Field(default=None, description="What the predicate takes beside.")
    when: str | None = Field(default=None, description=Claim.model_fields["when"].description)
    when_text: str | None = Field(default=None, description="When it was so, exactly as the document says it.")
    statement: str = Field(description="The claim as one short sentence in your own words.")
    speaker: str | None = Field(
        default=None, description="The key of the entity who says so, where it is not the document itself."
    )
    polarity: Polarity = Field(description="denies where the document says that it is not so.")
    modality: Modality = Field(description="How the document puts it.")
    passage: int = Field(description="The number of the passage.")
    quote: str = Field(description="The words of that passage that state it, copied exactly, as few as will do.")


class Answer(BaseModel):
    """What a model answers: records that were read, and how many could not be."""

    model_config = ConfigDict(frozen=True)

    entities: tuple[AnsweredEntity, ...]
    claims: tuple[AnsweredClaim, ...]
    unreadable: int = Field(default=0, exclude=True)


def read(content: str) -> Answer:
    """Read what a model wrote.

    Args:
        content: Its words; a fence or a thought around the JSON is passed over.

    Returns:
        The answer; a record that is wrong in itself is left out and counted.

    Raises:
        ValueError: It is no JSON of the shape that was asked for.
    """
    try:
        found = json.loads(_json(content), parse_constant=_refuse)
    except RecursionError:
        raise ValueError("the answer is nested too deeply") from None
    if not isinstance(found, dict) or not any(isinstance(found.get(name), list) for name in ("entities", "claims")):
        raise ValueError("the answer holds no entities and claims")
    unreadable = 0
    records: dict[str, list[Any]] = {"entities": [], "claims": []}
    for name, cls in (("entities", AnsweredEntity), ("claims", AnsweredClaim)):
        listed = found.get(name)
        for record in listed if isinstance(listed, list) else []:
            try:
                records[name].append(cls.model_validate(record))
            except ValidationError:
                unreadable += 1
    return Answer(entities=tuple(records["entities"]), claims=tuple(records["claims"]), unreadable=unreadable)


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the JSON Schema of an answer, in the subset that servers enforce: no field may lack, and many may be null.

    Args:
        vocabulary: The types that there are.

    Returns:
        The schema; types, predicates and qualifiers are those of the vocabulary.
    """
    schema = Answer.model_json_schema()
    schema["properties"].pop("unreadable")
    defs = schema["$defs"]
    defs["AnsweredEntity"]["properties"]["type"]["enum"] = list(vocabulary.entity_types)
    defs["AnsweredClaim"]["properties"]["predicate"]["enum"] = list(vocabulary.predicates)
    defs["Qualifiers"] = {"type": "object", "properties": _qualifiers(vocabulary, defs)}
    defs["AnsweredClaim"]["properties"]["qualifiers"] = {"anyOf": [{"$ref": "#/$defs/Qualifiers"}, {"type": "null"}]}
    strict: dict[str, Any] = _strict(schema)
    return strict


def _qualifiers(vocabulary: Vocabulary, defs: dict[str, Any]) -> dict[str, Any]:
    """Give the qualifiers of all predicates side by side; the prompt says which belong to which."""
    properties: dict[str, Any] = {}
    for cls in vocabulary.predicates.values():
        own = cls.model_json_schema(ref_template="#/$defs/{model}")
        defs.update(own.get("$defs", {}))
        for name, about in own["properties"].items():
            if not (name == "value" and issubclass(cls, Attribute)):
                properties.setdefault(name, about)
    return properties


_KEPT = {"$defs", "$ref", "anyOf", "const", "description", "enum", "items", "properties", "type"}


def _strict(schema: Any) -> Any:
    """Give a schema in the subset that OpenAI's servers take, and those that follow them."""
    if not isinstance(schema, Mapping):
        return [_strict(each) for each in schema] if isinstance(schema, list) else schema
    kept = {name: value for name, value in schema.items() if name in _KEPT}
    if "$ref" in kept:
        return {"$ref": kept["$ref"]}
    for name in ("properties", "$defs"):
        if name in kept:
            kept[name] = {key: _strict(value) for key, value in kept[name].items()}
    for name in ("items", "anyOf"):
        if name in kept:
            kept[name] = _strict(kept[name])
    if "properties" in kept:
        required = set(schema.get("required", ()))
        for key, value in kept["properties"].items():
            if key not in required and not _is_nullable(value):
                kept["properties"][key] = {"anyOf": [value, {"type": "null"}]}
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def _is_nullable(schema: Mapping[str, Any]) -> bool:
    return {"type": "null"} in schema.get("anyOf", ())


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")


def _json(content: str) -> str:
    content = _THOUGHT.sub("", content).strip()
    if fenced := _FENCE.search(content):
        content = fenced[1].strip()
    start, end = content.find("{"), content.rfind("}")
    return content[start : end + 1] if 0 <= start < end else content
