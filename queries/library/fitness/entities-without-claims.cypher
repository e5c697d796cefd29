// Entities of which nothing is said, or next to nothing
// A claim counts for its subject, its object, its speaker, and for what qualifies it, such as a place.
// ---
// asks:
//   - Which entities have no claims?
//   - Of whom or what is nothing said?
//   - Which entities are orphans?
//   - Which records rest on nothing?
//   - Which entities have at most {most} claims?
//   - Which entities are without claims?
//   - About whom is nothing said?
// params:
//   most: {type: integer, description: how many claims one may have at most, default: 0, minimum: 0, maximum: 1000}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   entity: {type: Entity, description: of whom or what}
//   type: {type: text, description: its type}
//   id: {type: text, description: its id}
//   said: {type: integer, description: how many claims there are}
//   dossiers: {type: text, many: true, description: the dossiers that bring it}
// slow: It looks at every entity.
// ---
MATCH (entity:Entity)
WITH entity, COUNT { (entity)<-[:SUBJECT]-() } + COUNT { (entity)<-[:OBJECT]-() } + COUNT { (entity)<-[:SAID_BY]-() }
  + COUNT { (entity)<-[:QUALIFIED_BY]-() } AS said
WHERE said <= $most
RETURN entity.name AS entity, entity.type AS type, entity.id AS id, said,
  COLLECT {
    MATCH (record:Record)-[:RESOLVES_TO]->(entity)
    RETURN DISTINCT record.dossier AS dossier ORDER BY dossier
  } AS dossiers
ORDER BY said, type, entity, id
LIMIT $limit
