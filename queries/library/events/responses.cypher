// What was done in response to what, and of what that is denied
// Denials and plans are shown too, each with how it is put.
// ---
// asks:
//   - What was done in response to {event}?
//   - What were the responses to {event}?
//   - What did {event} respond to?
//   - Was {event} a response?
//   - What reactions did {event} bring about?
//   - How did others react to {event}?
//   - What was the response to {event}?
//   - What was the reaction to {event}?
//   - What was the answer to {event}?
//   - What followed in response to {event}?
//   - What did {event} lead to?
//   - What happened after {event}?
//   - What came after {event}?
//   - What followed {event}?
//   - What consequences did {event} have?
//   - What was done about {event}?
//   - Who responded to {event}?
//   - How was {event} answered?
//   - What were the consequences of {event}?
//   - What are the effects of {event}?
//   - What was the aftermath of {event}?
//   - What resulted from {event}?
//   - Why was {event} carried out?
//   - Why was {victim} killed?
//   - Why did {victim} die?
//   - What was the reason for the death of {victim}?
//   - Why did {killer} kill {victim}?
// params:
//   event:
//     type: [Event, Programme]
//     description: the response, or what it answered
//     required: false
//     example: strike-on-soleimani
//   victim: {type: [Person, Organization], description: 'whose death, or what else befell them, is to be explained', required: false}
//   killer: {type: [Person, Organization], description: 'only what befell those whom this one is said to have killed', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   response: {type: Entity, description: what was done}
//   trigger: {type: Entity, description: because of what}
//   polarity: {type: text, description: 'asserts; or denies, where it is said to be no response'}
//   dated: {type: date, description: when}
// ---
CALL () {
  WITH 1 AS once WHERE $killer IS NULL
  MATCH (:Entity {id: $event})<-[:SUBJECT|OBJECT]-(c:Claim {predicate: 'RESPONSE_TO'})
  RETURN c
  UNION
  WITH 1 AS once WHERE $killer IS NULL
  MATCH (:Entity {id: $victim})-[:VICTIM_OF]->(:Event)<-[:SUBJECT]-(c:Claim {predicate: 'RESPONSE_TO'})
  RETURN c
  UNION
  MATCH (left:Entity {id: $killer})-[killing:KILLED]->(victim:Entity)
  WHERE ($victim IS NULL OR victim.id = $victim)
    // @step killing
  MATCH (victim)-[:VICTIM_OF]->(event:Event)<-[:SUBJECT]-(c:Claim {predicate: 'RESPONSE_TO'})
  WHERE $event IS NULL OR event.id = $event
  RETURN c
  UNION
  WITH 1 AS once WHERE $event IS NULL AND $victim IS NULL AND $killer IS NULL
  MATCH (c:Claim {predicate: 'RESPONSE_TO'})
  RETURN c
}
MATCH (response:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(trigger:Entity)
WITH c, response, trigger, c.polarity AS polarity, c.modality AS put
// @admits c
// @kept c by response, trigger, polarity, put
ORDER BY trigger.name, dated, response.name, polarity, put
LIMIT $limit
// @told c by response, trigger, polarity, put
RETURN response.name AS response, trigger.name AS trigger, polarity, dated,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY trigger, dated, response, polarity, modality
LIMIT $limit
