// The order of battle of a body: its units and theirs, what each stands under, and who commands it or is second there
// ---
// asks:
//   - What is the order of battle of {organization}?
//   - Which units does {organization} have, and who commands them?
//   - How is {organization} organised?
//   - What was the order of battle of {organization} in {as_of}?
//   - What is the structure of {organization}?
//   - Show the structure of {organization}
//   - What does {organization} consist of?
//   - What is {organization} made up of?
//   - How is {organization} structured?
//   - What are the units of {organization}?
//   - Which formations does {organization} have?
// params:
//   organization: {type: Organization, description: whose order of battle, example: irgc}
//   max_length: {type: integer, description: how many levels down at most, default: 4, minimum: 1, maximum: 6}
// columns:
//   level: {type: integer, description: how many steps below the body asked about}
//   unit: {type: Organization, description: the body or unit}
//   kind: {type: text, description: what sort of body it is}
//   tie: {type: text, description: 'how it is tied to the other; read from the unit'}
//   other: {type: Entity, description: 'what it stands under, or who commands it, leads it or is deputy there'}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (body:Organization {id: $organization})
CALL (body) {
  RETURN body AS unit, 0 AS level
  UNION
  MATCH path = ANY SHORTEST (body)
    ((left:Entity)<-[step:SUBORDINATE_TO|PART_OF]-(right:Organization)
      WHERE step.derived
      // @step step
    ){1,6} (unit:Organization)
  WHERE unit <> body AND length(path) <= $max_length
  RETURN unit, length(path) AS level
}
CALL (unit, level) {
  MATCH (unit)<-[r:COMMANDED|LED|DEPUTY_OF]-(other:Entity)
  RETURN r, other, CASE type(r) WHEN 'DEPUTY_OF' THEN 'has as deputy' ELSE toLower(type(r)) + ' by' END AS tie
  UNION
  WITH unit, level
  MATCH (unit)-[r:SUBORDINATE_TO|PART_OF]->(other:Person|Organization)
  WHERE level > 0
  RETURN r, other, toLower(replace(type(r), '_', ' ')) AS tie
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by level, unit, tie, other
RETURN level, unit.name AS unit, unit.kind AS kind, tie, other.name AS other,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY level, unit, tie, since, other
