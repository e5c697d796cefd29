"""The statements that write a load: whole, named, and never with a value in them.

Rows come in batches under ``$rows``. What may be there already is merged by its unique id; what was compared with the
graph and found missing is created, which is quicker. ``ON CREATE SET`` and ``ON MATCH SET`` stand where ``SET`` after
``MERGE`` would make Neo4j hold the whole batch back (the Eager operator).
"""

OPEN_DOSSIERS = """
UNWIND $rows AS row
MERGE (d:Dossier {id: row.id})
ON CREATE SET d.title = row.title, d.annotator = row.annotator, d.complete = false
ON MATCH SET d.title = row.title, d.annotator = row.annotator, d.complete = false
"""

CLOSE_DOSSIERS = """
UNWIND $rows AS row
MATCH (d:Dossier {id: row.id})
SET d.complete = true, d.sha256 = row.sha256, d.texts = row.texts, d.file = row.file, d.tally = row.tally,
    d.holds = row.holds
"""

WRITE_PUBLISHERS = """
UNWIND $rows AS row
MATCH (d:Dossier {id: row.dossier})
MERGE (p:Publisher {id: row.p.id})
ON CREATE SET p = row.p
ON MATCH SET p = row.p
MERGE (p)-[:BROUGHT_BY]->(d)
"""

WRITE_DOCUMENTS = """
UNWIND $rows AS row
MATCH (d:Dossier {id: row.dossier})
MERGE (n:Document {id: row.p.id})
ON CREATE SET n = row.p
ON MATCH SET n = row.p
MERGE (n)-[:BROUGHT_BY]->(d)
"""

WRITE_PASSAGES = """
UNWIND $rows AS row
MATCH (n:Document {id: row.document})
MERGE (p:Passage {id: row.id})
ON CREATE SET p.document = row.document, p.index = row.index, p.start = row.start, p.end = row.end
ON MATCH SET p = row {.*, text: p.text}
MERGE (n)-[:HAS_PASSAGE]->(p)
"""

DELETE_PASSAGES_BEYOND = """
UNWIND $rows AS row
MATCH (:Document {id: row.p.id})-[r:HAS_PASSAGE]->(p:Passage)
DELETE r
WITH p, row
WHERE p.id STARTS WITH row.p.id + '#' AND toInteger(substring(p.id, size(row.p.id) + 1)) >= row.passages
   OR p.document = row.p.id AND NOT p.id STARTS WITH row.p.id + '#'
DETACH DELETE p
"""

FORGET_TEXT_THAT_CHANGED = """
UNWIND $rows AS row
MATCH (n:Document {id: row.p.id})
WHERE n.sha256 <> row.p.sha256
MATCH (n)-[:HAS_PASSAGE]->(p:Passage)
REMOVE p.text
"""

WRITE_PUBLISHED_BY = """
UNWIND $rows AS row
MATCH (n:Document {id: row.p.id})
OPTIONAL MATCH (n)-[old:PUBLISHED_BY]->()
DELETE old
WITH DISTINCT n, row
MATCH (p:Publisher {id: row.publisher})
MERGE (n)-[:PUBLISHED_BY]->(p)
"""

WRITE_CITES = """
UNWIND $rows AS row
MATCH (n:Document {id: row.p.id})
OPTIONAL MATCH (n)-[old:CITES]->()
DELETE old
WITH DISTINCT n, row
UNWIND row.cites AS cited
MATCH (other:Document {id: cited})
MERGE (n)-[:CITES]->(other)
"""

WRITE_SUPERSEDES = """
UNWIND $rows AS row
MATCH (n:Document {id: row.p.id})
OPTIONAL MATCH (n)-[old:SUPERSEDES]->()
DELETE old
WITH DISTINCT n, row
MATCH (other:Document {id: row.supersedes})
MERGE (n)-[:SUPERSEDES]->(other)
"""

CREATE_ENTITIES = """
UNWIND $rows AS row
CREATE (e:Entity) SET e = row.p, e:$(row.p.type)
"""

CREATE_NAMES = """
UNWIND $rows AS row
CREATE (n:Name) SET n = row
"""

CREATE_HAS_NAME = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
MATCH (n:Name {value: row.value})
CREATE (e)-[r:HAS_NAME]->(n) SET r = row.p
"""

CREATE_RECORDS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
CREATE (r:Record) SET r = row.p
CREATE (r)-[:RESOLVES_TO]->(e)
"""

WRITE_RECORDS = """
UNWIND $rows AS row
MERGE (r:Record {id: row.p.id})
ON CREATE SET r = row.p
ON MATCH SET r = row.p
MERGE (e:Entity {id: row.entity})
ON CREATE SET e.type = row.p.type, e.name = row.entity, e.names = []
WITH r, e
OPTIONAL MATCH (r)-[old:RESOLVES_TO]->()
DELETE old
WITH DISTINCT r, e
MERGE (r)-[:RESOLVES_TO]->(e)
"""

CREATE_CLAIMS = """
UNWIND $rows AS row
CREATE (c:Claim) SET c = row
"""

_LINK_OTHER_ENDS = """\
CALL (c, row) {
  UNWIND row.objects AS id MATCH (e:Entity {id: id}) CREATE (c)-[:OBJECT]->(e)
}
CALL (c, row) {
  UNWIND row.speakers AS id MATCH (e:Entity {id: id}) CREATE (c)-[:SAID_BY]->(e)
}
CALL (c, row) {
  UNWIND row.qualified AS found MATCH (e:Entity {id: found.entity}) CREATE (c)-[:QUALIFIED_BY {as: found.as}]->(e)
}
"""
"""What follows where a claim ``c`` and its ``row`` stand: the links to all entities but its subject."""

LINK_ENDS = (
    """\
CALL (c, row) {
  UNWIND [row.subject] AS id MATCH (e:Entity {id: id}) CREATE (c)-[:SUBJECT]->(e)
}
"""
    + _LINK_OTHER_ENDS
)
"""The same with the subject."""

LINK_CLAIMS = (
    """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
MATCH (s:Entity {id: row.subject})
CREATE (c)-[:SUBJECT]->(s)
WITH c, row
CALL (c, row) {
  UNWIND row.evidence AS found
  MATCH (p:Passage {id: found.passage})
  CREATE (c)-[:EVIDENCED_BY {start: found.start, end: found.end, digest: found.digest, quote: found.quote}]->(p)
}
"""
    + _LINK_OTHER_ENDS
)

UPDATE_CLAIMS = (
    """
UNWIND $rows AS row
MATCH (c:Claim {id: row.p.id})
SET c = row.p
WITH c, row
CALL (c, row) {
  OPTIONAL MATCH (c)-[old:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY|DISPUTES|SUPPORTS]->()
  DELETE old
}
CALL (c, row) {
  OPTIONAL MATCH (c)-[old:EVIDENCED_BY]->(p:Passage)
  WHERE NOT any(found IN row.evidence WHERE found.passage = p.id AND found.start = old.start
                AND found.end = old.end AND found.digest = old.digest)
     OR any(name IN keys(old) WHERE NOT name IN ['start', 'end', 'digest', 'quote'])
  DELETE old
}
CALL (c) {
  MATCH (c)-[old:EVIDENCED_BY]->(p:Passage)
  WITH p, old.start AS start, old.end AS end, old.digest AS digest, collect(old) AS same
  UNWIND same[1..] AS again
  DELETE again
}
CALL (c, row) {
  UNWIND row.evidence AS found
  MATCH (p:Passage {id: found.passage})
  MERGE (c)-[r:EVIDENCED_BY {start: found.start, end: found.end, digest: found.digest}]->(p)
  ON CREATE SET r.quote = found.quote
}
"""
    + LINK_ENDS
)

WRITE_DISPUTES = """
UNWIND $rows AS row
MATCH (c:Claim {id: row[0]})
MATCH (other:Claim {id: row[1]})
MERGE (c)-[:DISPUTES]->(other)
"""

WRITE_SUPPORTS = """
UNWIND $rows AS row
MATCH (c:Claim {id: row[0]})
MATCH (other:Claim {id: row[1]})
MERGE (c)-[:SUPPORTS]->(other)
"""

WRITE_QUOTES = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})-[r:EVIDENCED_BY]->(p:Passage)
WHERE r.quote IS NULL AND row.quotes[p.document + ' ' + r.start + ' ' + r.end] IS NOT NULL
SET r.quote = row.quotes[p.document + ' ' + r.start + ' ' + r.end]
"""

WRITE_TEXT = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.id})
WHERE p.text IS NULL OR p.text <> row.text
SET p.text = row.text
"""

DELETE_CLAIMS = """
UNWIND $rows AS id
MATCH (c:Claim {id: id})
DETACH DELETE c
"""

DELETE_RECORDS = """
UNWIND $rows AS id
MATCH (r:Record {id: id})
DETACH DELETE r
"""

LEAVE_DOCUMENTS = """
UNWIND $rows AS row
MATCH (:Document {id: row.id})-[r:BROUGHT_BY]->(:Dossier {id: row.dossier})
DELETE r
"""

DELETE_DOCUMENTS_NOBODY_BRINGS = """
MATCH (n:Document)
WHERE NOT (n)-[:BROUGHT_BY]->()
OPTIONAL MATCH (n)-[:HAS_PASSAGE]->(p:Passage)
DETACH DELETE p, n
"""

LEAVE_PUBLISHERS = """
UNWIND $rows AS row
MATCH (:Publisher {id: row.id})-[r:BROUGHT_BY]->(:Dossier {id: row.dossier})
DELETE r
"""

DELETE_PUBLISHERS_NOBODY_BRINGS = """
MATCH (n:Publisher)
WHERE NOT (n)-[:BROUGHT_BY]->()
DETACH DELETE n
"""

NAME_THE_DOSSIER = """
UNWIND $rows AS id
MATCH (n:Document {id: id})-[:BROUGHT_BY]->(d:Dossier)
WITH n, min(d.id) AS dossier
WHERE n.dossier IS NULL OR n.dossier <> dossier
SET n.dossier = dossier
"""
