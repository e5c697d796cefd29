// Entities that may be the same, since they share a name in some spelling
// Spellings count as shared that come to the same skeleton: its consonants, whatever the transliteration. That is a hint
// and no proof.
// ---
// asks:
//   - Which entities are likely duplicates?
//   - Is {entity} entered twice?
//   - Which entities may be the same?
//   - Who may be the same as {entity}?
//   - Are there duplicates of {entity}?
// params:
//   entity: {type: Entity, description: whose duplicates, required: false, example: irgc}
//   types: {type: choice, description: whether both must be of the same type, choices: [same, any], default: same}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   entity: {type: Entity, description: the one}
//   other: {type: Entity, description: the other}
//   types: {type: text, many: true, description: the types of the two}
//   spellings: {type: text, many: true, description: the spellings of the one that are shared}
//   others: {type: text, many: true, description: the spellings of the other}
//   ids: {type: text, many: true, description: the ids of both}
// slow: Without an entity it looks at every name.
// ---
CALL () {
  MATCH (:Entity {id: $entity})-[:HAS_NAME]->(name:Name)
  RETURN DISTINCT name.skeleton AS skeleton
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (name:Name)
  WITH name.skeleton AS skeleton, sum(COUNT { (name)<-[:HAS_NAME]-(:Entity) }) AS bearers
  WHERE bearers > 1
  RETURN skeleton
}
MATCH (spelling:Name {skeleton: skeleton})<-[:HAS_NAME]-(entity:Entity)
WITH skeleton, entity, collect(DISTINCT spelling.value) AS spellings
MATCH (spelling:Name {skeleton: skeleton})<-[:HAS_NAME]-(other:Entity)
WHERE entity.id < other.id AND ($types = 'any' OR entity.type = other.type)
  AND ($entity IS NULL OR $entity IN [entity.id, other.id])
WITH entity, other, spellings, collect(DISTINCT spelling.value) AS others
WITH entity, other, collect(spellings) AS spellings, collect(others) AS others
RETURN entity.name AS entity, other.name AS other, [entity.type, other.type] AS types,
  COLLECT { UNWIND spellings AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS spellings,
  COLLECT { UNWIND others AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS others,
  [entity.id, other.id] AS ids
ORDER BY entity, other, ids
LIMIT $limit
