// Chains of blow and answer around an event: what it answered, what answered it, and so on
// A step leads from what was done to what was done in response to it, as a source says; steps before the event have
// numbers below zero.
// ---
// asks:
//   - What is the chain of retaliation around {event}?
//   - How did {event} escalate?
//   - What spiral of retaliation did {event} belong to?
//   - Which retaliation followed {event}?
//   - What did {event} retaliate for?
//   - Who retaliated for {event}?
//   - Who avenged {event}?
//   - How was {event} avenged?
//   - What was the retaliation for {event}?
//   - What came after {event} in the cycle of revenge?
//   - What is the cycle of revenge around {event}?
//   - Which acts of revenge followed {event}?
//   - For what was {event} revenge?
//   - What escalation followed {event}?
// params:
//   event: {type: [Event, Programme], description: somewhere in the chain, example: strike-on-soleimani}
//   limit: {type: integer, description: 'how many rows at most, those nearest to the event first', default: 1000, minimum: 1}
// columns:
//   step: {type: integer, description: 'how many steps after the event; before it, below zero'}
//   trigger: {type: Entity, description: what was done first}
//   response: {type: Entity, description: what was done in response}
//   by: {type: Entity, many: true, description: 'who is said to be responsible for the response'}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH path = (:Entity {id: $event})
    ((left:Entity)-[tie:RESPONSE_TO]->(:Entity) WHERE tie.derived
      // @step tie
    ){1,6} (:Entity)
  RETURN last(relationships(path)) AS r, -length(path) AS step
  UNION
  MATCH path = (:Entity {id: $event})
    ((left:Entity)<-[tie:RESPONSE_TO]-(:Entity) WHERE tie.derived
      // @step tie
    ){1,6} (:Entity)
  RETURN last(relationships(path)) AS r, length(path) AS step
}
WITH r, collect(step) AS steps
WITH r, startNode(r) AS response, endNode(r) AS trigger,
  head(COLLECT { UNWIND steps AS step RETURN step ORDER BY abs(step), step LIMIT 1 }) AS step
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by r, step, trigger, response
ORDER BY abs(step), step, dated, trigger.name, response.name
LIMIT $limit
CALL (r, response) {
  UNWIND r.claims AS id
  RETURN id, null AS doer
  UNION
  MATCH (doer:Entity)-[deed:RESPONSIBLE_FOR]->(response)
  UNWIND deed.claims AS id
  RETURN id, doer.name AS doer
}
MATCH (c:Claim {id: id})
// @claims c
WITH step, trigger, response, doer IS NULL AS own, c, c_holds, c_disputed, c_said_by, c_disputed_by
// @rows c by step, trigger, response, own
WITH step, trigger, response, own, admitted, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY own DESC
WITH step, trigger, response, collect(own) AS owns, collect(admitted) AS admitted, head(collect(dated)) AS dated,
  // The row names who did it, and so is put no more firmly than that is.
  head(collect(holds)) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WHERE owns[0]
RETURN step, trigger.name AS trigger, response.name AS response,
  COLLECT {
    UNWIND coalesce(admitted[1], []) AS a MATCH (a)-[:SUBJECT]->(doer:Entity)
    RETURN DISTINCT doer.name AS name ORDER BY name
  } AS by,
  dated, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY step, dated, trigger, response
LIMIT $limit
