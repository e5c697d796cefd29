// What somebody planned, intends or might do: plans, aims and scenarios, none of them an act
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
// params:
//   entity: {type: Entity, description: 'who plans, or what is planned or aimed at', example: iran}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: text, description: 'whom, what or how much'}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.polarity = 'asserts'
  AND (c.modality IN ['intended', 'conditional'] OR c.predicate IN ['PLANNED', 'PLEDGED', 'DECIDED_ON'])
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
// @statements c
RETURN subject.name AS subject, toLower(replace(c.predicate, '_', ' ')) AS tie,
  coalesce(object.name, toString(c.value)) AS object, c.statement AS statement, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY subject, tie, object, modality, c.id
LIMIT $limit
