"""A graph in the words of FollowTheMoney (followthemoney.tech)."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from queries.exchange import holdings
from queries.exchange.acts import LEFT_OUT, Missing, claims_beside, line, worded
from queries.exchange.records import records
from queries.running import readable
from schema.counterparts import FTM_EDGES, FTM_TYPES, outward

if TYPE_CHECKING:
    from database.graph import Graph

TYPES: Final = outward({schema: label for schema, (label, _) in FTM_TYPES.items()})
EDGES: Final = outward({schema: predicate for schema, (_, _, predicate) in FTM_EDGES.items()})
UNKNOWN: Final = EDGES["UNSPECIFIED_TIE"]

_ISO: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def ftm(graph: "Graph", missing: Missing) -> Iterator[str]:
    """Yield FollowTheMoney entities, one a line: those that came so as they came, then all others.

    Args:
        graph: The graph.
        missing: Counts what could not be written.
    """
    kept = records(graph, "ftm")
    missing[LEFT_OUT] += kept.left_out
    yield from (line(record) for record in kept.verbatim)
    for row in holdings.entities(graph):
        if row["id"] in kept.whole:
            continue
        schema = TYPES.get(row["type"], TYPES["Work"])
        others = [name["value"] for name in row["names"] if name["value"] != row["name"]]
        properties = {
            ("full" if schema == "Address" else "title" if schema == "Document" else "name"): [row["name"]],
            **({"alias": others} if others and schema not in {"Address", "Document"} else {}),
            **({"summary": [row["properties"]["description"]]} if row["properties"].get("description") else {}),
        }
        yield line({"id": kept.ids.get(row["id"], row["id"]), "schema": schema, "properties": properties})
    for row in claims_beside(graph, kept):
        if row["object"] is None:
            continue
        said = readable(row["properties"])
        schema = EDGES.get(said["predicate"], UNKNOWN)
        one, other, _ = FTM_EDGES[schema]
        edge: dict[str, list[str]] = {
            one: [kept.ids.get(row["subject"], row["subject"])],
            other: [kept.ids.get(row["object"], row["object"])],
            "summary": [worded(said)],
            "role": [said["predicate"].lower().replace("_", " ")] if schema == UNKNOWN else [],
            "startDate": [_since(said)] if _since(said) else [],
            "amount": [str(said["amount"])] if "amount" in said and schema == "Payment" else [],
            "currency": [said["currency"]] if "currency" in said and schema == "Payment" else [],
        }
        properties = {name: values for name, values in edge.items() if values}
        yield line({"id": row["id"], "schema": schema, "properties": properties})


def _since(said: Mapping[str, Any]) -> str:
    """Give where a claim begins, where ISO 8601 can say it too: the seasons of EDTF it cannot."""
    start = str(said.get("when", "")).split("/")[0].rstrip("~?%")
    return start if _ISO.fullmatch(start) else ""
