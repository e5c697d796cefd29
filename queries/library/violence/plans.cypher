// What somebody planned, intends or might do: plans, aims and scenarios, none of them an act
// Of what is planned against somebody, too; with a predicate or a target, only of what is to be done to the target or by the entity.
// ---
// asks:
//   - What does {entity} plan?
//   - What are the intentions of {entity}?
//   - What might {entity} do?
//   - What did {entity} intend to do?
//   - What are the options of {entity}?
//   - What is planned against {entity}?
//   - What is {entity} planning?
//   - What is {entity} planning to do?
//   - What are {entity}'s plans?
//   - What are the plans of {entity}?
//   - What does {entity} want to do?
//   - What will {entity} do?
//   - What could {entity} do?
//   - What could {entity} attack?
//   - What could {entity} do in retaliation?
//   - What could {entity} attack in retaliation?
//   - What is {entity} going to do?
//   - What are the aims of {entity}?
//   - What are the goals of {entity}?
//   - What is {entity} up to?
//   - What does {entity} have in mind?
//   - What scenarios are there for {entity}?
//   - What was planned by {entity}?
//   - What does {entity} threaten or plan?
//   - What options does {entity} have?
//   - What does {entity} intend?
//   - Does {entity} plan to {predicate} {target}?
//   - Does {entity} intend to {predicate} {target}?
//   - Does {entity} want to {predicate} {target}?
//   - Is {entity} planning to {predicate} {target}?
//   - Is {entity} going to {predicate} {target}?
//   - Will {entity} {predicate} {target}?
//   - Would {entity} {predicate} {target}?
//   - Might {entity} {predicate} {target}?
//   - Could {entity} {predicate} {target}?
//   - Who plans to {predicate} {target}?
//   - Who intends to {predicate} {target}?
//   - Who wants to {predicate} {target}?
//   - Who is planning to {predicate} {target}?
//   - Who will {predicate} {target}?
//   - Who would {predicate} {target}?
//   - Who might {predicate} {target}?
//   - Who could {predicate} {target}?
//   - Whom does {entity} plan to {predicate}?
//   - Whom does {entity} intend to {predicate}?
//   - Whom might {entity} {predicate}?
//   - Whom will {entity} {predicate}?
// params:
//   entity: {type: Entity, description: 'who plans, or what is planned or aimed at', required: false, example: iran}
//   predicate: {type: predicate, description: 'what is planned, where only that is of interest', required: false}
//   target: {type: Entity, description: 'to whom or what, where only that is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// needs: [entity, target]
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: text, description: 'whom, what or how much'}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: coalesce($entity, $target)})<-[at:SUBJECT|OBJECT]-(c:Claim)
WHERE c.polarity = 'asserts'
  AND (c.modality IN ['intended', 'conditional'] OR c.predicate IN ['PLANNED', 'PLEDGED', 'DECIDED_ON'])
  AND ($predicate IS NULL OR c.predicate IN split($predicate, '|'))
  AND ($target IS NULL OR EXISTS { (c)-[:OBJECT]->(:Entity {id: $target}) })
  AND ($entity IS NULL OR ($predicate IS NULL AND $target IS NULL) OR type(at) = 'SUBJECT')
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
// @statements c
RETURN subject.name AS subject, toLower(replace(c.predicate, '_', ' ')) AS tie,
  coalesce(object.name, toString(c.value)) AS object, c.statement AS statement, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY subject, tie, object, modality, c.id
LIMIT $limit
