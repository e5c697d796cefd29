"""STIX 2.1: what its objects say in the words of the vocabulary (docs.oasis-open.org/cti/stix/v2.1)."""

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.exchange.mapping import Thing, Tie
from ingest.exchange.source import Record
from schema.counterparts import STIX_PREDICATES, STIX_TYPES

BESIDE: Final = frozenset(
    {"relationship", "sighting", "marking-definition", "extension-definition", "language-content"}
)
"""Types that say something of other objects, or of the bundle, and are no things."""


def things(records: Sequence[Record]) -> Iterator[Thing]:
    """Yield the entities among the objects of a bundle.

    Args:
        records: The bundle without its objects, then the objects.
    """
    for record in records[1:]:
        sort = record["type"]
        if sort in BESIDE:
            continue
        is_person = sort == "identity" and record.get("identity_class") == "individual"
        label = "Person" if is_person else STIX_TYPES.get(sort, "Work")
        is_guess = sort not in STIX_TYPES
        yield Thing(
            record["id"],
            label,
            str(record.get("name") or record.get("value") or record["id"]),
            tuple((str(name), "alias") for name in record.get("aliases", ())),
            None,
            str(record["description"]) if record.get("description") else (f"STIX {sort}" if is_guess else None),
            frozenset({"name", "value", "aliases", "description", "identity_class"}) & record.keys(),
            is_guess,
        )


def ties(record: Record, ids: frozenset[str]) -> Iterator[Tie]:
    """Yield what an object says of two others.

    Args:
        record: The object.
        ids: The ids of all entities.
    """
    if record.get("type") == "relationship":
        source, target, word = (str(record.get(name)) for name in ("source_ref", "target_ref", "relationship_type"))
        if source in ids and target in ids:
            used = {"source_ref", "target_ref", "relationship_type"}
            start, end = (str(record.get(name, ""))[:10] for name in ("start_time", "stop_time"))
            when = f"{start or '..'}/{end or '..'}" if start or end else None
            used |= {"start_time", "stop_time"} & record.keys()
            yield Tie(source, target, STIX_PREDICATES.get(word, "UNSPECIFIED_TIE"), word, {}, when, frozenset(used))
        return
    author = record.get("created_by_ref")
    if record.get("id") in ids and author in ids:
        yield Tie(str(record["id"]), str(author), "UNSPECIFIED_TIE", "created by", used=frozenset({"created_by_ref"}))
