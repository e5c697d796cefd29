// What was considered and decided against, and by whom
// ---
// asks:
//   - What did {entity} decide against?
//   - What did {entity} choose not to do?
//   - Who decided against {entity}?
//   - What was considered and rejected?
//   - What did {entity} refrain from?
//   - What did {entity} decide not to do?
//   - What did {entity} rule out?
//   - What has {entity} rejected?
//   - What did {entity} give up?
//   - What did {entity} not want to do?
//   - What options did {entity} reject?
// params:
//   entity:
//     type: Entity
//     description: who decided, or what was decided against
//     required: false
//     example: qasem-soleimani
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   entity: {type: Entity, description: who decided}
//   against: {type: Entity, description: what they decided against}
//   statements: {type: text, many: true, description: 'the claims, in the words of whoever annotated them'}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (entity:Entity {id: $entity})-[r:DECIDED_AGAINST]->(against:Entity)
  RETURN entity, r, against
  UNION
  MATCH (entity:Entity)-[r:DECIDED_AGAINST]->(against:Entity {id: $entity})
  RETURN entity, r, against
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (entity:Entity)-[r:DECIDED_AGAINST]->(against:Entity)
  RETURN entity, r, against
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by entity, against
ORDER BY dated, entity.name, against.name
LIMIT $limit
// @told c by entity, against
RETURN entity.name AS entity, against.name AS against,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS statements,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, entity, against
LIMIT $limit
