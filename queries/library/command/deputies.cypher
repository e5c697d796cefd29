// Who was deputy to whom: the deputies of a person, an office or a body, and those whose deputy a person was
// ---
// asks:
//   - Who was the deputy of {entity}?
//   - Who are the deputies of {entity}?
//   - Whose deputy was {entity}?
//   - Who was second to {entity} in {as_of}?
//   - Who is {entity}'s second-in-command?
//   - Who acts as deputy to {entity}?
//   - Who deputised for {entity}?
//   - To whom was {entity} deputy?
//   - Who is deputy commander of {entity}?
//   - Who stands in for {entity}?
//   - Did {entity} have a deputy?
//   - Who is deputy to {entity}?
// params:
//   entity: {type: [Person, Organization, Position], description: the deputy or the one above, example: qasem-soleimani}
// columns:
//   deputy: {type: Person, description: who was second}
//   superior: {type: Entity, description: 'to whom, or in which office or body'}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (:Entity {id: $entity})-[r:DEPUTY_OF]-(:Entity)
WITH DISTINCT r, startNode(r) AS deputy, endNode(r) AS superior
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by deputy, superior
RETURN deputy.name AS deputy, superior.name AS superior,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, superior, deputy
