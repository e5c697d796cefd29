// The events that somebody had a part in, and as what
// ---
// asks:
//   - Which events was {entity} involved in?
//   - What events is {entity} tied to?
//   - What did {entity} take part in?
//   - Which battles, meetings and attacks did {entity} have a part in?
//   - In which events did {entity} play a role in {as_of}?
//   - Which events was {entity} part of?
//   - In which events did {entity} take part?
//   - What was {entity} involved in?
//   - Which operations was {entity} involved in?
//   - Which battles did {entity} fight?
//   - What events did {entity} have a hand in?
//   - In what was {entity} involved?
// params:
//   entity: {type: [Person, Organization], description: who had a part, example: qasem-soleimani}
// columns:
//   entity: {type: Entity, description: who had a part}
//   tie: {type: text, description: how they are tied to the event; read from left to right}
//   event: {type: Event, description: which event}
//   kind: {type: text, description: what sort of event it was}
//   roles: {type: text, many: true, description: as what}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})
  -[r:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(event:Event)
WHERE r.derived
WITH entity, event, r,
  CASE WHEN startNode(r) = entity THEN '' ELSE '← ' END + toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by entity, tie, event
RETURN entity.name AS entity, tie, event.name AS event, event.kind AS kind,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, event, tie
