// Entities that may be the same, since they share a name in some spelling
// Names count as shared that sound the same, whatever the transliteration and the order of their parts: those that
// `dots entity candidates` scores highest. That is a hint and no proof; it offers more, with what speaks for and against
// each pair. What was judged distinct is left out, and so are weak names, unless entities of any types are asked for.
// ---
// asks:
//   - Which entities are likely duplicates?
//   - Is {entity} entered twice?
//   - Which entities may be the same?
//   - Who may be the same as {entity}?
//   - Are there duplicates of {entity}?
//   - Who is entered twice?
//   - Which entities are duplicates?
//   - Are there duplicates?
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
  // A graph in which nobody judged yet has none of these properties: asked for by name, the server remarks on it.
  MATCH (judged:Judgement)
  WHERE NOT judged['same'] AND judged['undone_when'] IS NULL
  RETURN collect([judged['left'], judged['right']]) AS apart
}
CALL () {
  MATCH (:Entity {id: $entity})-[:HAS_NAME]->(name:Name)
  RETURN DISTINCT name.sounds AS sounds
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (name:Name)
  WITH name.sounds AS sounds, sum(COUNT { (name)<-[:HAS_NAME]-(:Entity) }) AS bearers
  WHERE bearers > 1
  RETURN sounds
}
WITH apart, sounds WHERE sounds <> ''
MATCH (spelling:Name {sounds: sounds})<-[named:HAS_NAME]-(entity:Entity)
WHERE $types = 'any' OR named.kind <> 'weak'
WITH apart, sounds, entity, collect(DISTINCT spelling.value) AS spellings
MATCH (spelling:Name {sounds: sounds})<-[named:HAS_NAME]-(other:Entity)
WHERE entity.id < other.id AND ($types = 'any' OR named.kind <> 'weak' AND entity.type = other.type)
  AND ($entity IS NULL OR $entity IN [entity.id, other.id])
  AND none(pair IN apart WHERE
    EXISTS { (entity)<-[:RESOLVES_TO]-(:Record {key: pair[0]}) } AND EXISTS { (other)<-[:RESOLVES_TO]-(:Record {key: pair[1]}) }
    OR EXISTS { (entity)<-[:RESOLVES_TO]-(:Record {key: pair[1]}) } AND EXISTS { (other)<-[:RESOLVES_TO]-(:Record {key: pair[0]}) })
WITH entity, other, spellings, collect(DISTINCT spelling.value) AS others
WITH entity, other, collect(spellings) AS spellings, collect(others) AS others
RETURN entity.name AS entity, other.name AS other, [entity.type, other.type] AS types,
  COLLECT { UNWIND spellings AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS spellings,
  COLLECT { UNWIND others AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS others,
  [entity.id, other.id] AS ids
ORDER BY entity, other, ids
LIMIT $limit
