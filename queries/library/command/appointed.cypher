// Who appointed whom, to what, and when
// ---
// asks:
//   - Who appointed {person}?
//   - Whom did {entity} appoint?
//   - By whom was {person} appointed?
//   - Who put {person} in charge?
//   - Whom did {entity} name in {as_of}?
//   - Who named {person} commander?
//   - Who picked {person}?
//   - Who chose {person}?
//   - Who made {person} commander?
//   - Who made {person} leader of anything?
//   - Who put {person} at the head?
//   - Who gave {person} the command?
//   - Whom did {entity} put in charge?
//   - Who picked {person} as the new commander?
//   - Who made {person} the leader?
//   - Who gave {person} the post?
//   - Who chose {person} as commander?
//   - Who picked {person} as commander?
//   - By whom was {person} made commander?
// params:
//   entity: {type: [Person, Organization], description: who appointed, required: false}
//   person: {type: Person, description: who was appointed, required: false, example: esmail-ghaani}
// needs: [entity, person]
// columns:
//   appointer: {type: Entity, description: who appointed}
//   appointed: {type: Person, description: who was appointed}
//   roles: {type: text, many: true, description: as what}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (appointer:Entity)-[r:APPOINTED]->(appointed:Entity {id: $person})
  WHERE $entity IS NULL OR appointer.id = $entity
  RETURN appointer, r, appointed
  UNION
  MATCH (appointer:Entity {id: $entity})-[r:APPOINTED]->(appointed:Entity)
  WHERE $person IS NULL
  RETURN appointer, r, appointed
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by appointer, appointed
RETURN appointer.name AS appointer, appointed.name AS appointed,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, appointer, appointed
