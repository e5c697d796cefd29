// Who stood against whom, and over what: quarrels, opposition and criticism between two, either way
// ---
// asks:
//   - What was the dispute between {entity} and {target} about?
//   - What was the dispute between {entity} and {target}?
//   - What did {entity} and {target} quarrel about?
//   - What did {entity} and {target} disagree about?
//   - Did {entity} and {target} quarrel?
//   - Did {entity} fall out with {target}?
//   - Did {entity} quarrel with {target}?
//   - What was the quarrel between {entity} and {target} about?
//   - What was the conflict between {entity} and {target} about?
//   - What was the rift between {entity} and {target} about?
//   - What was the disagreement between {entity} and {target} about?
//   - What did {entity} quarrel with {target} about?
//   - What did {entity} have against {target}?
//   - With whom did {entity} quarrel?
//   - With whom did {entity} fall out?
//   - Whom was {entity} at odds with?
//   - Who are the enemies of {entity}?
//   - Who are the opponents of {entity}?
//   - Who are the rivals of {entity}?
//   - Who is against {entity}?
// params:
//   entity: {type: [Person, Organization], description: who, example: mustafa-badreddine}
//   target: {type: [Person, Organization], description: 'with whom, where only one is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who stood against the other}
//   tie: {type: text, description: 'how: opposed or criticised'}
//   object: {type: Entity, description: the other}
//   statement: {type: text, description: 'over what, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})-[r:OPPOSED|CRITICISED]-(target:Person|Organization)
WHERE $target IS NULL OR target.id = $target
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
RETURN startNode(r).name AS subject, toLower(c.predicate) AS tie, endNode(r).name AS object, c.statement AS statement, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.start_earliest, subject, object, c.id
LIMIT $limit
