// What of somebody's ties rests on one source alone
// Documents that cite each other count as one source, however many they are.
// ---
// asks:
//   - What about {entity} rests on a single source?
//   - Which findings about {entity} have only one source?
//   - What of {entity} is not corroborated?
//   - What is only said once about {entity}?
//   - Which ties of {entity} are uncorroborated?
//   - Which findings about {entity} rest on one source only?
//   - Which claims about {entity} rest on one source?
//   - What do we know about {entity} from one source only?
//   - What about {entity} is not confirmed?
//   - What about {entity} is unconfirmed?
//   - Which findings about {entity} are not corroborated?
//   - What about {entity} is not corroborated?
//   - What about {entity} has only one source?
// params:
//   entity: {type: Entity, description: whose ties, example: ismail-haniyeh}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: Entity, description: of whom or what}
//   source: {type: text, description: the title of the document that the others cite}
//   documents: {type: integer, description: how many documents say so}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: $entity})
  -[r:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(:Entity)
WHERE r.derived
WITH DISTINCT startNode(r) AS subject, toLower(replace(type(r), '_', ' ')) AS tie, endNode(r) AS object, r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by subject, tie, object
WITH *, COLLECT {
    UNWIND admitted AS a
    MATCH (a)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    WHERE NOT document.id IN $without_sources
      AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $without_sources }
    RETURN DISTINCT document
  } AS documents
WITH *, COLLECT {
    UNWIND documents AS document
    WITH document, documents
    WHERE NOT EXISTS { (document)-[:CITES|SUPERSEDES*1..5]->(origin:Document) WHERE origin IN documents AND origin <> document }
    RETURN document.title AS title ORDER BY title
  } AS origins
WHERE size(origins) <= 1
RETURN subject.name AS subject, tie, object.name AS object,
  coalesce(origins[0], documents[0].title) AS source, size(documents) AS documents,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY tie, subject, object, dated
LIMIT $limit
