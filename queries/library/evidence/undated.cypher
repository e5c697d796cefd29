// What is said of somebody or something without any date
// Attributes, plans and denials are shown too.
// ---
// asks:
//   - Which claims about {entity} have no date?
//   - What is undated about {entity}?
//   - What about {entity} cannot be placed in time?
//   - For what about {entity} is no time given?
//   - Which claims about {entity} lack a date?
//   - Which statements about {entity} have no date?
//   - Which facts about {entity} have no date?
//   - What has no date about {entity}?
//   - What of {entity} is undated?
//   - What about {entity} bears no date?
// params:
//   entity: {type: Entity, description: whom or what the claims are about, example: ali-mussa-daqduq}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: text, description: 'whom, what or how much'}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   note: {type: text, description: what the annotator notes}
// ---
MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.start_earliest IS NULL
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
// @statements c
RETURN subject.name AS subject, toLower(replace(c.predicate, '_', ' ')) AS tie,
  coalesce(object.name, toString(c.value)) AS object, c.statement AS statement, c.note AS note,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY subject, tie, object, c.id
LIMIT $limit
