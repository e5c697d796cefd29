"""The statements that read and write views: whole, named, and never with a value in them.

Labels and relationship types come as rows' fields, and only ever from the vocabulary's own list.
"""

from ingest.statements import DELETE_DOCUMENTS_NOBODY_BRINGS, DELETE_PUBLISHERS_NOBODY_BRINGS

NOBODY_BRINGS = (DELETE_DOCUMENTS_NOBODY_BRINGS, DELETE_PUBLISHERS_NOBODY_BRINGS)
"""What an interrupted load let go of, and did not get to remove."""

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""The four bounds of a date, in order."""

ENTITY_IDS = """
MATCH (e:Entity) RETURN e.id AS id
UNION
MATCH (:Record)-[:RESOLVES_TO]->(e) RETURN e.id AS id
"""
ENTITY_STATES = """
UNWIND $ids AS id
OPTIONAL MATCH (e:Entity {id: id})
RETURN id, properties(e) AS properties, labels(e) AS labels,
       COLLECT { MATCH (e)<-[:RESOLVES_TO]-(r:Record) RETURN r {.id, .type, .content} } AS records,
       COLLECT {
         MATCH (e)-[h:HAS_NAME]->(n:Name)
         RETURN {value: n.value, link: properties(h), element: elementId(h)}
       } AS names
"""
LABEL_ENTITIES = """
MATCH (:Record)-[:RESOLVES_TO]->(e)
WHERE NOT e:Entity
SET e:Entity
"""
WRITE_ENTITIES = """
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
ON CREATE SET e = row.p
ON MATCH SET e = row.p
REMOVE e:$(row.other)
SET e:$(row.p.type)
"""
DELETE_ENTITIES = """
UNWIND $rows AS id
MATCH (e:Entity {id: id})
DETACH DELETE e
"""
UNREAD_NAMES = "MATCH (n:Name) WHERE n.skeleton IS NULL OR n.sounds IS NULL RETURN n.value AS value ORDER BY value"
WRITE_NAMES = """
UNWIND $rows AS row
MERGE (n:Name {value: row.value})
ON CREATE SET n.skeleton = row.skeleton, n.sounds = row.sounds
ON MATCH SET n.skeleton = row.skeleton, n.sounds = row.sounds
"""
DELETE_NAMES_NOBODY_BEARS = """
MATCH (n:Name)
WHERE NOT (n)<-[:HAS_NAME]-()
DELETE n
"""
DOCUMENT_FACTS = """
MATCH (d:Document)
RETURN d.id AS id, d.published_latest AS published, d.reliability AS reliability
"""
REFRESH_RELIABILITY = """
MATCH (d:Document)
OPTIONAL MATCH (d)-[:PUBLISHED_BY]->(p:Publisher)
WITH d, coalesce(d.own_reliability, p.reliability) AS reliability
WHERE coalesce(d.reliability, '') <> coalesce(reliability, '')
SET d.reliability = reliability
"""
ALL_CLAIMS = """
MATCH (c:Claim)
RETURN properties(c) AS claim,
       COLLECT { MATCH (c)-[:EVIDENCED_BY]->(p:Passage) RETURN DISTINCT p.document } AS documents,
       COLLECT { MATCH (c)-[:DISPUTES]->(other:Claim) RETURN other.id } AS disputes
"""
CLAIMS_ON_TRIPLES = """
UNWIND $triples AS triple
MATCH (c:Claim {triple: triple})
RETURN c {.id, .subject, .predicate, .object, .polarity, .modality, .status, .when, .disputed} AS claim,
       COLLECT { MATCH (c)-[:EVIDENCED_BY]->(p:Passage) RETURN DISTINCT p.document } AS documents
"""
REFRESH_DISPUTED = """
UNWIND $rows AS id
MATCH (c:Claim {id: id})
WITH c, c.status = 'disputed'
        OR EXISTS { (c)-[:DISPUTES]-(other:Claim) WHERE other.status <> 'retracted' }
        OR (c.status <> 'retracted' AND EXISTS {
             MATCH (other:Claim {triple: c.triple})
             WHERE other.status <> 'retracted' AND other.polarity <> c.polarity
           }) AS disputed
WHERE c.disputed <> disputed
SET c.disputed = disputed
RETURN c.triple AS triple
"""
IDS_ON_TRIPLES = """
UNWIND $triples AS triple
MATCH (c:Claim {triple: triple})
RETURN c.id AS id
"""
WRITE_DISPUTED = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.disputed = row.disputed
"""
WRITE_CLAIM_VIEWS = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.triple = row.triple, c.published = row.published, c.reliability = row.reliability,
    c.start_earliest = row.start_earliest, c.start_latest = row.start_latest,
    c.end_earliest = row.end_earliest, c.end_latest = row.end_latest,
    c.status = row.status, c.own_status = row.own_status, c.contested_by = row.contested_by
"""
WRITE_STANDING = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.status = row.status, c.own_status = row.own_status, c.contested_by = row.contested_by
"""
ALL_RELATIONSHIPS = """
MATCH (a:Entity)-[r]->(b:Entity)
RETURN elementId(r) AS element, a.id AS subject, type(r) AS type, b.id AS object, properties(r) AS properties
"""
RELATIONSHIPS_ON_TRIPLES = """
UNWIND $rows AS row
MATCH (a:Entity {id: row[0]})-[r]->(b:Entity {id: row[2]})
WHERE type(r) = row[1]
RETURN elementId(r) AS element, a.id AS subject, type(r) AS type, b.id AS object, properties(r) AS properties
"""
CREATE_RELATIONSHIPS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.subject})
MATCH (b:Entity {id: row.object})
CREATE (a)-[r:$(row.type)]->(b) SET r = row.p
"""
UPDATE_RELATIONSHIPS = """
UNWIND $rows AS row
MATCH ()-[r]->()
WHERE elementId(r) = row.element
SET r = row.p
"""
DELETE_RELATIONSHIPS = """
UNWIND $rows AS element
MATCH ()-[r]->()
WHERE elementId(r) = element
DELETE r
"""
