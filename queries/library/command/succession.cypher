// Who replaced whom: at the head of a body, or before and after a person
// ---
// asks:
//   - Who replaced {person}?
//   - Who succeeded {person}?
//   - Whom did {person} replace?
//   - Who took over {organization}?
//   - What is the line of succession in {organization}?
//   - Who came after {person}?
//   - Who followed {person}?
//   - Who followed {person} as commander?
//   - Who took over from {person}?
//   - Who took the place of {person}?
//   - Who stepped into {person}'s shoes?
//   - Who inherited the command of {person}?
//   - Who came before {person}?
//   - Who was the predecessor of {person}?
//   - Whose place did {person} take?
//   - Who came next after {person}?
//   - Who replaced {person} after his death?
//   - Who replaced {person} after her death?
//   - Who is the successor of {person}?
//   - Who came after {person} as commander of {organization}?
//   - Who replaced {person} as commander of {organization}?
//   - Who succeeded {person} at the head of {organization}?
//   - Who followed {person} at {organization}?
//   - Who followed {person} at the head of {organization}?
//   - Who came after {person} at {organization}?
//   - Who commanded {organization} before {person}?
//   - Who commanded {organization} after {person}?
// params:
//   person: {type: Person, description: 'who replaced, or was replaced', required: false, example: qasem-soleimani}
//   organization: {type: Organization, description: the body at whose head the change was, required: false}
// needs: [person, organization]
// columns:
//   predecessor: {type: Entity, description: who was replaced}
//   successor: {type: Entity, description: who took the place}
//   roles: {type: text, many: true, description: as what}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (:Entity {id: $organization})<-[:COMMANDED|LED]-(holder:Entity)
  RETURN holder
  UNION
  MATCH (:Entity {id: $person})-[:SUCCEEDED*0..8]-(holder:Entity)
  RETURN holder
}
MATCH (holder)-[r:SUCCEEDED]-(:Entity)
WITH DISTINCT r, startNode(r) AS successor, endNode(r) AS predecessor
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by predecessor, successor
RETURN predecessor.name AS predecessor, successor.name AS successor,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, predecessor, successor
