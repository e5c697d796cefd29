"""Holdings: what a graph says, read as a stream, ready to be written in any format."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from database.graph import Graph

ENTITIES: Final = """
MATCH (e:Entity)
RETURN e.id AS id, e.type AS type, e.name AS name, properties(e) AS properties,
  COLLECT {
    MATCH (e)-[h:HAS_NAME]->(n:Name) RETURN {value: n.value, kind: h.kind} AS name ORDER BY n.value
  } AS names
ORDER BY id
"""
CLAIMS: Final = """
MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(o:Entity)
OPTIONAL MATCH (c)-[:SAID_BY]->(by:Entity)
RETURN c.id AS id, properties(c) AS properties, s.id AS subject, o.id AS object, by.id AS speaker,
  COLLECT {
    MATCH (c)-[at:EVIDENCED_BY]->(p:Passage)<-[:HAS_PASSAGE]-(d:Document)
    RETURN {document: d.id, passage: p.id, start: at.start, end: at.end, digest: at.digest} AS found
    ORDER BY d.id, at.start, at.end
  } AS evidence,
  COLLECT { MATCH (c)-[:DISPUTES]->(other:Claim) RETURN other.id AS id ORDER BY id } AS disputes,
  COLLECT { MATCH (c)-[:SUPPORTS]->(other:Claim) RETURN other.id AS id ORDER BY id } AS supports,
  COLLECT { MATCH (c)-[q:QUALIFIED_BY]->(e:Entity) RETURN {as: q.as, id: e.id} AS link ORDER BY q.as, e.id } AS links
ORDER BY id
"""
RELATIONSHIPS: Final = """
MATCH (source:Entity)-[r]->(target:Entity)
WHERE r.derived
RETURN source.id AS source, type(r) AS type, target.id AS target, r.claims AS claims, r.since AS since,
  r.until AS until, r.disputed AS disputed, r.modality AS modality
ORDER BY source, type, target
"""
TEXTS: Final = """
MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)
WHERE p.text STARTS WITH '{'
RETURN d.id AS document, p.id AS passage, p.text AS text
ORDER BY d.id, p.index
"""
BROUGHT: Final = """
MATCH (r:Record)-[:RESOLVES_TO]->(e:Entity)
WITH e, collect(DISTINCT r.dossier) AS dossiers
WHERE all(dossier IN dossiers WHERE dossier IN $documents)
RETURN e.id AS id
"""

Row = dict[str, Any]


def entities(graph: "Graph") -> Iterator[Row]:
    """Yield the entities of a graph with their names, by id."""
    yield from graph.stream(ENTITIES)


def claims(graph: "Graph") -> Iterator[Row]:
    """Yield the claims of a graph with their ends and evidence, by id."""
    yield from graph.stream(CLAIMS)


def relationships(graph: "Graph") -> Iterator[Row]:
    """Yield the derived relationships of a graph."""
    yield from graph.stream(RELATIONSHIPS)


def verbatim(graph: "Graph", form: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Give the records of a format that stand word for word in documents.

    Args:
        graph: The graph.
        form: ``ftm`` or ``stix``.

    Returns:
        The records of each document that is made of nothing else, by the ids of their passages, in their order.
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    strangers: set[str] = set()
    for row in graph.stream(TEXTS):
        record = _json(row["text"])
        is_one = "schema" in record and "properties" in record if form == "ftm" else str(record.get("type", "")) != ""
        if record and is_one and "id" in record:
            found.setdefault(row["document"], {})[row["passage"]] = record
        else:
            strangers.add(row["document"])
    return {document: records for document, records in found.items() if document not in strangers}


def brought_by(graph: "Graph", documents: list[str]) -> set[str]:
    """Give the ids of the entities that no dossier brings but those of some documents, which bear their names.

    Args:
        graph: The graph.
        documents: The ids of the documents.
    """
    return {row["id"] for row in graph.read(BROUGHT, documents=documents)}


def _json(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
