"""The view of entities: each entity, its labels and its names, as the records that resolve to it say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from schema.names import NameKind
from schema.vocabulary import RESERVED_LABELS

UNTOLD = "other"
"""The kind that says nothing: any other record's kind goes before it."""

Record = tuple[str, str, Mapping[str, Any]]
"""The id of a record, its type, and its content."""


def heard(entity: str, records: Iterable[Record]) -> list[Record]:
    """Put the records of an entity in the order in which they are heard, however they were loaded.

    Those whose key the entity bears go first: whoever merges another into it means it to be called as it was.

    Args:
        entity: Its id.
        records: The records that resolve to it.
    """
    return sorted(records, key=lambda record: (record[0].rpartition("/")[2] != entity, record[0]))


def entity_properties(entity: str, records: Sequence[Record], kinds: Mapping[str, bool]) -> dict[str, Any]:
    """Give the properties of an entity.

    The first record that says something is heard.

    Args:
        entity: Its id.
        records: The records that resolve to it, at least one, in the order of `heard`.
        kinds: For each type, whether its entities have a kind that may be left open.

    Returns:
        The properties; what nobody says is left out.
    """
    properties: dict[str, Any] = {"id": entity, "name": records[0][2]["name"], "type": records[0][1]}
    for _, _, content in records:
        for field, value in content.items():
            if field not in ("name", "names") and properties.get(field, UNTOLD) in (None, UNTOLD):
                properties[field] = value
    if "kind" not in properties and kinds.get(properties["type"]):
        properties["kind"] = UNTOLD
    properties["names"] = list(entity_names(records))
    return properties


def entity_names(records: Iterable[Record]) -> dict[str, dict[str, Any]]:
    """Give every spelling of an entity's names, the primary one first, with what is said of it.

    Args:
        records: The records that resolve to it, in the order of `heard`.

    Returns:
        The properties of each spelling's link to the entity, by spelling.
    """
    names: dict[str, dict[str, Any]] = {}
    contents = [content for _, _, content in records]
    for number, content in enumerate(contents):
        kind = NameKind.ALIAS if number else NameKind.PRIMARY
        names.setdefault(content["name"], {"kind": kind.value})
    for content in contents:
        for name in content.get("names", ()):
            said = {field: name[field] for field in ("kind", "language", "script", "note") if field in name}
            names.setdefault(name["value"], {"kind": NameKind.ALIAS.value, **said})
    return names


def skeletons(values: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the nodes of names: each spelling with its consonants and its sounds, whatever its transliteration."""
    from identity.parts import skeleton, sounds

    for value in values:
        yield {"value": value, "skeleton": skeleton(value), "sounds": sounds(value)}


def records_of(rows: Iterable[Mapping[str, Any]]) -> list[Record]:
    """Take records as the graph holds them."""
    return [(row["id"], row["type"], orjson.loads(row["content"])) for row in rows]


def own_labels(labels: Iterable[str], types: Iterable[str]) -> set[str]:
    """Give those labels of an entity that are types of the vocabulary."""
    return (set(labels) & set(types)) - RESERVED_LABELS
