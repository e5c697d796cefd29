// Who and what stood directly under a person, an office or a body
// ---
// asks:
//   - Who was subordinate to {entity}?
//   - Who answered to {entity}?
//   - Who reported to {entity} in {as_of}?
//   - Which units were under {entity}?
//   - What are the subordinates of {entity}?
//   - Who worked under {entity}?
//   - Who was directly under {entity}?
//   - Who are the direct subordinates of {entity}?
//   - Who served directly under {entity}?
//   - Who is answerable to {entity}?
// params:
//   entity: {type: [Person, Organization, Position], description: who or what stands above, example: ali-khamenei}
// columns:
//   subordinate: {type: Entity, description: who or what stood below}
//   tie: {type: text, description: how the two are tied; read from subordinate to superior}
//   superior: {type: Entity, description: who or what stood above}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (subordinate:Person|Organization)-[r:SUBORDINATE_TO|PART_OF|DEPUTY_OF]->(superior:Entity {id: $entity})
  RETURN subordinate, superior, r, toLower(replace(type(r), '_', ' ')) AS tie
  UNION
  MATCH (superior:Entity {id: $entity})-[r:COMMANDED|LED]->(subordinate:Organization)
  RETURN subordinate, superior, r, toLower(type(r)) + ' by' AS tie
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by subordinate, tie, superior
RETURN subordinate.name AS subordinate, tie, superior.name AS superior,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY subordinate, tie, since
