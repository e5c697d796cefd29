// Who somebody is related to, by blood or by marriage, and how
// A claim says of its subject what they are to the other; from the other side the statement tells it.
// ---
// asks:
//   - Who is the kin of {person}?
//   - Who are the relatives of {person}?
//   - Is {target} the kin of {person}?
//   - Is {target} {person}'s kin?
//   - Is {target} related to {person} by blood?
//   - How many children did {person} have?
//   - Did {person} have any kin?
//   - To whom was {person} married?
//   - Whom did {person} marry?
//   - What family does {person} have?
//   - What is the name of {person}'s kin?
// params:
//   person: {type: Person, description: whose relatives, example: qasem-soleimani}
//   target: {type: Person, description: 'who else, where only one is of interest', required: false}
//   families: {type: boolean, description: whether the families that they are members of count as well, default: false, example: true}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   person: {type: Person, description: whose relative}
//   kin: {type: Entity, description: 'the relative, or the family'}
//   roles: {type: text, many: true, description: 'as what, where that is said: of whom, tells the statement'}
//   told: {type: text, many: true, description: 'what is said of it, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// ---
MATCH (person:Entity {id: $person})-[r:RELATED_TO|MEMBER_OF]-(kin:Entity)
WHERE ($target IS NULL OR kin.id = $target)
  AND (type(r) = 'RELATED_TO' OR ($families AND startNode(r) = person AND kin.kind = 'family'))
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by person, kin
RETURN person.name AS person, kin.name AS kin,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS told,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY kin
LIMIT $limit
