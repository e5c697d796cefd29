"""A graph as a STIX 2.1 bundle (docs.oasis-open.org/cti/stix/v2.1)."""

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from queries.exchange import holdings
from queries.exchange.acts import LEFT_OUT, Missing, claims_beside, line, worded
from queries.exchange.records import records
from schema.counterparts import STIX_PREDICATES, STIX_TYPES, outward

if TYPE_CHECKING:
    from database.graph import Graph

TYPES: Final = {**outward(STIX_TYPES), "Person": "identity"}
CLASSES: Final = {"Person": "individual", "Organization": "organization"}
WORDS: Final = outward(STIX_PREDICATES)
NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://dots.invalid/stix")
EPOCH: Final = "1970-01-01T00:00:00.000Z"
"""The graph does not know when an entity was first written down, and STIX wants to."""
UNTIED: Final = "left out: a tie of something that is not in the export"


def stix(graph: "Graph", missing: Missing) -> Iterator[str]:
    """Yield a STIX 2.1 bundle: objects that came so as they came, then all others.

    Args:
        graph: The graph.
        missing: Counts what could not be written.
    """
    kept = records(graph, "stix")
    missing[LEFT_OUT] += kept.left_out
    heads = [record for record in kept.verbatim if record["type"] == "bundle"]
    head = heads[0] if len(heads) == 1 else {"type": "bundle", "id": f"bundle--{uuid.uuid5(NAMESPACE, 'bundle')}"}
    yield line(head)[:-1] + ', "objects": ['
    separator = ""
    ids = dict(kept.ids)
    for record in kept.verbatim:
        if record["type"] != "bundle":
            yield f"{separator}{line(record)}"
            separator = ","
    for row in holdings.entities(graph):
        if row["id"] in kept.whole:
            continue
        sort = TYPES.get(row["type"], "note")
        # Others refer to a record that was left out by its id, which begins with its type.
        sort = ids.setdefault(row["id"], f"{sort}--{uuid.uuid5(NAMESPACE, row['id'])}").split("--")[0]
        about = row["properties"].get("description")
        thing = {
            **_common(sort, ids[row["id"]]),
            **({"content": row["name"], "object_refs": []} if sort == "note" else {"name": row["name"]}),
            **({"identity_class": CLASSES[row["type"]]} if row["type"] in CLASSES else {}),
            **({"description": about} if about else {}),
        }
        yield f"{separator}{line(thing)}"
        separator = ","
    for row in claims_beside(graph, kept):
        if row["object"] in ids and row["subject"] in ids:
            said = row["properties"]
            word = WORDS.get(said["predicate"], said["predicate"].lower().replace("_", "-"))
            link = {
                **_common("relationship", f"relationship--{uuid.uuid5(NAMESPACE, row['id'])}"),
                "relationship_type": word,
                "source_ref": ids[row["subject"]],
                "target_ref": ids[row["object"]],
                "description": worded(said),
            }
            yield f"{separator}{line(link)}"
            separator = ","
        elif row["object"] is not None:
            missing[UNTIED] += 1
    yield "]}"


def _common(sort: str, identifier: str) -> dict[str, Any]:
    return {"type": sort, "spec_version": "2.1", "id": identifier, "created": EPOCH, "modified": EPOCH}
