"""Rows: what each record of a dossier becomes in the graph, in the one form that its hash is taken of."""

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, get_args

import orjson
from pydantic.fields import FieldInfo

from schema.attributes import Attribute
from schema.claims import Claim
from schema.documents import Document, Publisher
from schema.entities import Entity
from schema.qualifiers import REFERENCE
from schema.relationships import Relationship

HASH_LENGTH = 32
"""Hex digits that are kept of a row's sha256: 128 bits."""

LARGEST_WHOLE = 2**63

LINKS = frozenset({"evidence", "disputes", "supports"})
"""The fields of a claim's row that are relationships in the graph, and no properties."""


def canonical(row: Mapping[str, Any]) -> bytes:
    """Give a row as JSON with sorted keys: equal rows give equal bytes."""
    return orjson.dumps(row, option=orjson.OPT_SORT_KEYS)


def as_written(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Give properties as they were written: days as ISO texts, and nothing that is not there."""
    return {
        name: value.iso_format() if hasattr(value, "iso_format") else value
        for name, value in properties.items()
        if value is not None
    }


def hash_of(content: bytes) -> str:
    """Give the hash of a row's canonical form: the first 32 hex digits of its sha256."""
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def number(value: Decimal) -> int | float:
    """Give a decimal as a number that Neo4j holds: whole where it is whole."""
    whole = int(value)
    return whole if whole == value and abs(whole) < LARGEST_WHOLE else float(value)


def publisher_row(key: str, publisher: Publisher) -> dict[str, Any]:
    """Give the row of a publisher."""
    return {"id": key, **_said(publisher)}


def document_row(key: str, document: Document) -> dict[str, Any]:
    """Give the row of a document, its passages and what it cites included."""
    return {"id": key, **_said(document), "cites": sorted(set(document.cites))}


def record_content(entity: Entity) -> dict[str, Any]:
    """Give what an entity's record says, without what it leaves open."""
    return _said(entity)


def claim_row(
    dossier: str, key: str, claim: Claim, qualifiers: Relationship | Attribute | None, passages: Iterable[str]
) -> dict[str, Any]:
    """Give the row of a claim.

    Args:
        dossier: The key of its dossier.
        key: Its key.
        claim: The claim.
        qualifiers: What it says beside who and whom; None where that is nothing.
        passages: The id of the passage of each of its evidences.

    Returns:
        The row; what is not said is left out.
    """
    evidence = {
        (passage, found.start, found.end, found.digest) for passage, found in zip(passages, claim.evidence, strict=True)
    }
    row: dict[str, Any] = {
        "id": f"{dossier}/{key}",
        "dossier": dossier,
        "key": key,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "statement": claim.statement,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "status": claim.status.value,
        "evidence": sorted(evidence),
    }
    if claim.object is not None:
        row["object"] = claim.object
    if claim.speaker is not None:
        row["speaker"] = claim.speaker
    if claim.credibility is not None:
        row["credibility"] = claim.credibility
    if claim.when is not None:
        row["when"] = claim.when
    if claim.when_text is not None:
        row["when_text"] = claim.when_text
    if claim.disputes:
        row["disputes"] = _references(dossier, claim.disputes)
    if claim.supports:
        row["supports"] = _references(dossier, claim.supports)
    if qualifiers is not None:
        row.update(qualifier_properties(qualifiers))
    return row


def qualifier_properties(qualifiers: Relationship | Attribute) -> dict[str, Any]:
    """Give the qualifiers that a claim has, under their own names; ``bound`` only beside a number."""
    properties = {name: plain(value) for name, value in qualifiers if value is not None and value != ()}
    if "bound" in properties and not any(name in properties for name in ("amount", "count", "value")):
        del properties["bound"]
    return properties


@cache
def reference_qualifiers(predicate: type[Relationship] | type[Attribute]) -> tuple[str, ...]:
    """Give the qualifiers of a predicate whose values are keys of entities."""
    return tuple(name for name, field in predicate.model_fields.items() if _is_reference(field))


def plain(value: Any) -> Any:
    """Give a value as JSON and Neo4j know it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _said(model: Publisher | Document | Entity) -> dict[str, Any]:
    said = model.model_dump(mode="json", exclude_defaults=True)
    return {name: value for name, value in said.items() if value is not None}


def _references(dossier: str, keys: Iterable[str]) -> list[str]:
    return sorted({key if "/" in key else f"{dossier}/{key}" for key in keys})


def _is_reference(field: FieldInfo) -> bool:
    # The mark of a single reference may stand on the field itself, that of a list on its items.
    return _marked(field) or _holds_mark(field.annotation)


def _holds_mark(annotation: Any) -> bool:
    return any(_marked(part) or _holds_mark(part) for part in get_args(annotation))


def _marked(part: Any) -> bool:
    extra = part.json_schema_extra if isinstance(part, FieldInfo) else None
    return isinstance(extra, dict) and bool(extra.get(REFERENCE))
