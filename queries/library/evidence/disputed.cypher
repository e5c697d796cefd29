// What is disputed, who says it, and who says otherwise
// Both sides of a dispute are shown, each in a row of its own; plans and denials too.
// ---
// asks:
//   - What is disputed?
//   - What is disputed about {entity}?
//   - Who disputes what about {entity}?
//   - Where do the sources contradict each other?
//   - Which claims about {entity} are disputed?
//   - Which claims are disputed?
//   - Which claims about {entity} are contested?
//   - What is contested about {entity}?
//   - What is debated about {entity}?
//   - What is controversial about {entity}?
//   - What do sources disagree on about {entity}?
//   - What is in doubt about {entity}?
//   - Is anything about {entity} disputed?
//   - Who disputes that {entity} did it?
// params:
//   entity: {type: Entity, description: whom or what the claims are about, required: false, example: mustafa-badreddine}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   polarity: {type: text, description: asserts or denies}
//   dated: {type: date, description: when it is said to have been so}
//   otherwise: {type: text, many: true, description: what is said against it}
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim {disputed: true})
  RETURN c
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (c:Claim {disputed: true})
  RETURN c
}
// @statements c
WITH * WHERE c_disputed
RETURN c.statement AS statement, c.polarity AS polarity, c.`when` AS dated,
  COLLECT { UNWIND c_against AS rival RETURN DISTINCT rival.statement AS said ORDER BY said } AS otherwise,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.subject, c.predicate, c.object, c.id
LIMIT $limit
