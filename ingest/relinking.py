"""Relinking: records and claims led to the entities that their keys stand for now, and the views brought in line.

A claim is never rewritten by this: it keeps the keys that its dossier wrote, and only its links move, with the view
that follows from them.
"""

from collections.abc import Mapping

from database.graph import Graph
from identity.resolution import Resolution
from ingest.pouring import Pouring
from ingest.rows import reference_qualifiers
from ingest.statements import LINK_ENDS
from ingest.triples import Triple
from ingest.views import Touched, Views
from ingest.writing import ends_of
from schema.vocabulary import Vocabulary

RECORDS_OF_KEYS = """
UNWIND $keys AS key
MATCH (r:Record {key: key})
RETURN r.id AS id, key, r.type AS type
"""
CLAIMS_OF_ENTITIES = """
UNWIND $entities AS id
MATCH (:Entity {id: id})<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
WITH DISTINCT c
RETURN properties(c) AS claim, COLLECT { MATCH (c)-[:DISPUTES]-(other:Claim) RETURN other.id } AS others
"""
RELINK_RECORDS = """
UNWIND $rows AS row
MATCH (r:Record {id: row.id})
MERGE (e:Entity {id: row.entity})
ON CREATE SET e.type = row.type, e.name = row.entity, e.names = []
WITH r, e
OPTIONAL MATCH (r)-[old:RESOLVES_TO]->()
DELETE old
WITH DISTINCT r, e
CREATE (r)-[:RESOLVES_TO]->(e)
"""
RELINK_CLAIMS = (
    """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
CALL (c) {
  MATCH (c)-[old:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]->()
  DELETE old
}
SET c.triple = row.triple
WITH c, row
"""
    + LINK_ENDS
)


def relink(graph: Graph, vocabulary: Vocabulary, before: Resolution, after: Resolution) -> dict[str, int]:
    """Lead what stood for one entity to the other that it stands for now.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        before: What the graph's links follow.
        after: What they shall follow.

    Returns:
        How many records, claims, entities, names and relationships changed; what did not is left out.

    Raises:
        NoDatabase: The server is gone.
    """
    moved = _moved(before, after)
    touched = Touched(entities={*moved.values(), *(before.entity_of(key) for key in moved)})
    references = {name: reference_qualifiers(cls) for name, cls in vocabulary.predicates.items()}
    records = [
        {"id": row["id"], "entity": moved[row["key"]], "type": row["type"]}
        for row in graph.read(RECORDS_OF_KEYS, keys=sorted(moved))
    ]
    claims = []
    for row in graph.read(CLAIMS_OF_ENTITIES, entities=sorted(touched.entities)):
        claim = row["claim"]
        own = references.get(claim["predicate"], ())
        ends = ends_of(claim, own, after)
        if ends == ends_of(claim, own, before):
            continue
        triple = _triple(vocabulary, claim["predicate"], ends)
        touched.claims.update([claim["id"], *row["others"]])
        touched.triples.update(one for one in (claim.get("triple"), triple) if one is not None)
        claims.append({"id": claim["id"], "triple": triple, **ends})
    pouring = Pouring(graph)
    pouring.pour("records", records, (RELINK_RECORDS,))
    pouring.pour("claims", claims, (RELINK_CLAIMS,))
    views = Views(graph, vocabulary, pouring, after)
    views.follow(touched)
    changed = {"records": len(records), **views.written, "claims": len(claims)}
    return {what: count for what, count in changed.items() if count}


def _moved(before: Resolution, after: Resolution) -> dict[str, str]:
    keys = {*before.merged, *before.merged.values(), *after.merged, *after.merged.values()}
    return {key: after.entity_of(key) for key in keys if after.entity_of(key) != before.entity_of(key)}


def _triple(vocabulary: Vocabulary, predicate: str, ends: Mapping[str, object]) -> str | None:
    objects = ends["objects"]
    if not isinstance(objects, list) or not objects:
        return None
    return str(Triple.of(vocabulary, str(ends["subject"]), predicate, str(objects[0])))
