// What is denied, by whom, and who says that it is so
// ---
// asks:
//   - What is denied about {entity}?
//   - What does {entity} deny?
//   - What denials are there about {entity}?
//   - Who denies what about {entity}?
//   - What is said not to be so about {entity}?
//   - What has been denied about {entity}?
//   - What has {entity} denied?
//   - Who denied what about {entity}?
// params:
//   entity: {type: Entity, description: 'whom or what the denial is about, or who denies', example: fifth-step}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what they are said not to have done or been}
//   object: {type: text, description: 'whom, what or how much'}
//   dated: {type: date, description: when}
//   statements: {type: text, many: true, description: 'the denials, in the words of whoever annotated them'}
//   otherwise: {type: text, many: true, description: 'what is said against the denials'}
// ---
MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|SAID_BY]-(c:Claim)
WHERE c.polarity = 'denies'
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(thing:Entity)
WITH c, subject, toLower(replace(c.predicate, '_', ' ')) AS tie, coalesce(thing.name, toString(c.value)) AS object,
  c.modality AS put
// @statements c
// @rows c by subject, tie, object, put
RETURN subject.name AS subject, tie, object, dated,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS statements,
  COLLECT {
    UNWIND admitted AS a
    CALL (a) {
      MATCH (a)-[:DISPUTES]-(rival:Claim) RETURN rival
      UNION
      MATCH (rival:Claim {triple: a.triple, polarity: 'asserts'}) RETURN rival
    }
    WITH rival
    // @admits rival
    RETURN DISTINCT rival.statement AS said ORDER BY said
  } AS otherwise,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY subject, tie, object, modality
LIMIT $limit
