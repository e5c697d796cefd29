"""The graph as one dossier, which loads into an empty graph as what it is: JSONL, a record a line.

Entities are those that judgements made of records, under their own ids; a claim's key names the dossier that it came
from. Texts stay outside, as in every dossier.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from queries.exchange import holdings
from queries.exchange.acts import Missing
from queries.running import readable
from schema.claims import DERIVED, IDENTITY, Claim

if TYPE_CHECKING:
    from database.graph import Graph

KEY: Final = "export"
PUBLISHERS: Final = "MATCH (p:Publisher) RETURN properties(p) AS properties ORDER BY p.id"
DOCUMENTS: Final = """
MATCH (d:Document)
RETURN properties(d) AS properties,
  COLLECT { MATCH (d)-[:PUBLISHED_BY]->(p:Publisher) RETURN p.id AS id } AS publishers,
  COLLECT { MATCH (d)-[:CITES]->(other:Document) RETURN other.id AS id ORDER BY id } AS cites,
  COLLECT { MATCH (d)-[:HAS_PASSAGE]->(p:Passage) RETURN [p.start, p.end] AS span ORDER BY p.index } AS passages
ORDER BY d.id
"""
CONTENTS: Final = """
MATCH (r:Record)-[:RESOLVES_TO]->(e:Entity)
WITH e, r ORDER BY r.dossier, r.key
WITH e, collect(r.content)[0] AS content
RETURN e.id AS id, content
"""

_OF_A_DOCUMENT: Final = ("title", "authors", "published", "language", "url", "sha256", "length")
_NOT_QUALIFIERS: Final = {*Claim.model_fields, *IDENTITY, *DERIVED}
_OF_A_CLAIM: Final = (
    "predicate",
    "statement",
    "polarity",
    "modality",
    "status",
    "credibility",
    "when",
    "when_text",
    "value",
)


def dossier(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the graph as a dossier, which misses nothing.

    Args:
        graph: The graph.
    """
    yield _line({"dots": 1, "dossier": KEY, "title": "What a graph held"})
    for row in graph.stream(PUBLISHERS):
        said = row["properties"]
        yield _line({"publisher": said["id"], **_some(said, ("name", "reliability", "url"))})
    for row in graph.stream(DOCUMENTS):
        said = readable(row["properties"])
        yield _line(
            {
                "document": said["id"],
                **_some(said, _OF_A_DOCUMENT),
                **({"reliability": said["own_reliability"]} if said.get("own_reliability") else {}),
                **({"publisher": row["publishers"][0]} if row["publishers"] else {}),
                **({"cites": row["cites"]} if row["cites"] else {}),
                "passages": row["passages"],
            }
        )
    contents = {row["id"]: json.loads(row["content"]) for row in graph.stream(CONTENTS)}
    for row in holdings.entities(graph):
        names = [name for name in row["names"] if name["value"] != row["name"]]
        kinds = [{"value": name["value"], "kind": name["kind"] or "alias"} for name in names]
        said = {**contents.get(row["id"], {}), "type": row["type"], "name": row["name"]}
        yield _line({"entity": row["id"], **said, "names": kinds})
    for row in holdings.claims(graph):
        yield _line(_claim(row))


def _claim(row: Mapping[str, Any]) -> dict[str, Any]:
    said = readable(row["properties"])
    # A dossier is the record: what an analyst here judged of the claim is no part of it.
    said["status"] = said.get("own_status", said["status"])
    qualifiers = {name: value for name, value in said.items() if name not in _NOT_QUALIFIERS}
    # Within a claim's record the keys are those of its dossier; here, those of the entities that they stand for.
    for link in row["links"]:
        held = qualifiers.get(link["as"])
        if isinstance(held, list):
            qualifiers[link["as"]] = sorted(each["id"] for each in row["links"] if each["as"] == link["as"])
        else:
            qualifiers[link["as"]] = link["id"]
    return {
        "claim": _key(row["id"]),
        "subject": row["subject"],
        **({"object": row["object"]} if row["object"] is not None else {}),
        **_some(said, _OF_A_CLAIM),
        **({"qualifiers": qualifiers} if qualifiers else {}),
        **({"speaker": row["speaker"]} if row["speaker"] is not None else {}),
        "evidence": [
            {name: found[name] for name in ("document", "start", "end", "digest")} for found in row["evidence"]
        ],
        **{name: [_key(other) for other in row[name]] for name in ("disputes", "supports") if row[name]},
    }


def _key(claim: str) -> str:
    return claim.replace("/", ".")


def _some(said: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: said[name] for name in names if said.get(name) is not None}


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
