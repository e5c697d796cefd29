// Who replaced whom: at the head of a body, or before and after a person
// ---
// asks:
//   - Who replaced {predecessor}?
//   - Who succeeded {predecessor}?
//   - Whom did {successor} replace?
//   - Who took over {organization}?
//   - What is the line of succession in {organization}?
//   - Who came after {predecessor}?
//   - Who followed {predecessor}?
//   - Who followed {predecessor} as commander?
//   - Who took over from {predecessor}?
//   - Who took the place of {predecessor}?
//   - Who stepped into {predecessor}'s shoes?
//   - Who inherited the command of {predecessor}?
//   - Who came before {successor}?
//   - Who was the predecessor of {successor}?
//   - Whom did {successor} take over from?
//   - Did {successor} replace {predecessor}?
//   - Whose place did {successor} take?
//   - Who came next after {predecessor}?
//   - Who replaced {predecessor} after his death?
//   - Who replaced {predecessor} after her death?
//   - Who is the successor of {predecessor}?
//   - Who came after {predecessor} as commander of {organization}?
//   - Who replaced {predecessor} as commander of {organization}?
//   - Who succeeded {predecessor} at the head of {organization}?
//   - Who followed {predecessor} at {organization}?
//   - Who followed {predecessor} at the head of {organization}?
//   - Who came after {predecessor} at {organization}?
//   - Who commanded {organization} before {successor}?
//   - Who commanded {organization} after {predecessor}?
// params:
//   predecessor: {type: Person, description: who was replaced, required: false, example: qasem-soleimani}
//   successor: {type: Person, description: who took the place, required: false}
//   person: {type: Person, description: 'who was replaced, or took the place: the whole line before and after', required: false}
//   organization: {type: Organization, description: the body at whose head the change was, required: false}
// needs: [predecessor, successor, person, organization]
// columns:
//   predecessor: {type: Entity, description: who was replaced}
//   successor: {type: Entity, description: who took the place}
//   roles: {type: text, many: true, description: as what}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (:Entity {id: $predecessor})<-[r:SUCCEEDED]-(:Entity)
  RETURN r
  UNION
  MATCH (:Entity {id: $successor})-[r:SUCCEEDED]->(:Entity)
  RETURN r
  UNION
  MATCH (:Entity {id: $person})-[:SUCCEEDED*0..8]-(:Entity)-[r:SUCCEEDED]-(:Entity)
  RETURN r
  UNION
  MATCH (:Entity {id: $organization})<-[:COMMANDED|LED]-(:Entity)-[r:SUCCEEDED]-(:Entity)
  RETURN r
}
WITH DISTINCT r, startNode(r) AS successor, endNode(r) AS predecessor
WHERE ($predecessor IS NULL OR predecessor.id = $predecessor)
  AND ($successor IS NULL OR successor.id = $successor)
  AND ($organization IS NULL OR EXISTS {
    MATCH (:Entity {id: $organization})<-[:COMMANDED|LED]-(holder:Entity)
    WHERE holder IN [predecessor, successor]
  })
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by predecessor, successor
RETURN predecessor.name AS predecessor, successor.name AS successor,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, predecessor, successor
