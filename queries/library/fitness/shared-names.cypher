// Names that two entities or more bear, whatever their types
// By spelling, letter for letter; or by skeleton, its consonants, whatever the transliteration.
// ---
// asks:
//   - Which names are shared by two entities?
//   - Which names are ambiguous?
//   - Which entities bear the same name?
//   - Which names mean more than one?
//   - With whom does {entity} share a name?
//   - Which names do several entities share?
//   - Who has the same name as {entity}?
// params:
//   entity: {type: Entity, description: who bears one of them, required: false}
//   by: {type: choice, description: what makes two names the same, choices: [spelling, skeleton], default: spelling}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   shared: {type: text, description: 'the name, or the skeleton, that they share'}
//   spellings: {type: text, many: true, description: the spellings}
//   entities: {type: Entity, many: true, description: who bears it}
//   types: {type: text, many: true, description: their types}
//   ids: {type: text, many: true, description: their ids}
// slow: Without an entity it looks at every name.
// ---
CALL () {
  MATCH (:Entity {id: $entity})-[:HAS_NAME]->(own:Name)
  MATCH (name:Name {skeleton: own.skeleton})
  WHERE $by = 'skeleton' OR name = own
  RETURN name
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (name:Name)
  RETURN name
}
WITH CASE $by WHEN 'spelling' THEN name.value ELSE name.skeleton END AS shared, name,
  COUNT { (name)<-[:HAS_NAME]-(:Entity) } AS bearers
WITH shared, collect(name) AS names, sum(bearers) AS bearers
WHERE bearers > 1
WITH shared, names, COLLECT {
    UNWIND names AS name
    MATCH (name)<-[:HAS_NAME]-(entity:Entity)
    WITH DISTINCT entity
    RETURN entity ORDER BY entity.id
  } AS entities
WHERE size(entities) > 1
RETURN shared,
  COLLECT { UNWIND names AS name RETURN name.value AS spelling ORDER BY spelling } AS spellings,
  [entity IN entities | entity.name] AS entities,
  COLLECT { UNWIND entities AS entity RETURN DISTINCT entity.type AS type ORDER BY type } AS types,
  [entity IN entities | entity.id] AS ids
ORDER BY shared, ids
LIMIT $limit
