// What rests on one source alone: of somebody's ties, or of all
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
//   - What does only one source say about {entity}?
//   - What is said about {entity} by one source only?
//   - Which claims rest on a single source?
//   - Which claims have only one source?
//   - Which findings have only one source?
//   - What rests on one source only?
//   - What is not corroborated?
// params:
//   entity: {type: Entity, description: whose ties; empty for all, required: false, example: ismail-haniyeh}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: Entity, description: of whom or what}
//   source: {type: text, description: the title of the document that the others cite}
//   documents: {type: integer, description: how many documents say so}
//   dated: {type: date, description: when}
// slow: Without an entity it looks at every tie.
// ---
CALL () {
  MATCH (:Entity {id: $entity})
    -[r:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(:Entity)
  WHERE r.derived
  RETURN r
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (:Entity)
    -[r:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]->(:Entity)
  WHERE r.derived
  RETURN r
}
WITH DISTINCT startNode(r) AS subject, toLower(replace(type(r), '_', ' ')) AS tie, endNode(r) AS object, r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
WITH subject, tie, object, collect(DISTINCT c) AS passed
WITH *, COLLECT {
    UNWIND passed AS a
    MATCH (a)-[:EVIDENCED_BY]->(passage:Passage)
    MATCH (document:Document {id: passage.document})
    WHERE NOT document.id IN $contract.without_sources AND NOT coalesce(document.publisher, '') IN $contract.without_sources
    RETURN DISTINCT document
  } AS documents
WITH *, COLLECT {
    UNWIND documents AS document
    WITH document, documents
    WHERE size(documents) = 1
      OR NOT EXISTS { (document)-[:CITES|SUPERSEDES*1..5]->(origin:Document) WHERE origin IN documents AND origin <> document }
    RETURN document.title AS title ORDER BY title
  } AS origins
WHERE size(origins) <= 1
WITH subject, tie, object, passed, coalesce(origins[0], documents[0].title) AS source, size(documents) AS documents
// Who says it is asked for the rows that are shown: of the well known there are very many others.
ORDER BY tie, subject.name, object.name, subject.id, object.id
LIMIT $limit
UNWIND passed AS c
// @claims c
// @rows c by subject, tie, object, source, documents
RETURN subject.name AS subject, tie, object.name AS object, source, documents,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY tie, subject, object, dated
