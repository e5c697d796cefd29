// What is disputed about an entity, drawn: each claim beside the claim that gainsays it
// ---
// asks:
//   - Draw what is disputed about {entity}
//   - Draw who contradicts whom about {entity}
// params:
//   entity: {type: Entity, description: whom or what the claims are about, example: mustafa-badreddine}
//   limit: {type: integer, description: how many rows at most, default: 300, minimum: 1}
// columns:
//   dispute: {type: text, description: 'the entity, a claim about it, and the claim that gainsays it'}
// ---
MATCH dispute = (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)-[:DISPUTES]-(rival:Claim)
// @statements c
// @statements rival
RETURN dispute,
  // The row needs both, so that it holds no better than the weaker of the two.
  CASE WHEN c_holds > rival_holds THEN c_holds ELSE rival_holds END AS holds,
  c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by,
  COLLECT { UNWIND [c.id, rival.id] AS id RETURN id ORDER BY id } AS claims
ORDER BY c.id, rival.id
LIMIT $limit
