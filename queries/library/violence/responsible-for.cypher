// Who is said to be responsible for an event: who did it, ordered, planned, directed or led it, and who denies it
// Who is said not to have done it is shown too, and who only planned to.
// ---
// asks:
//   - Who is responsible for {event}?
//   - Who was behind {event}?
//   - Who ordered {event}?
//   - Who planned {event}?
//   - Who carried out {event}?
//   - Who did {event}?
//   - Who is behind {event}?
//   - Who is to blame for {event}?
//   - Who is accused of {event}?
//   - Who bears responsibility for {event}?
//   - Whose work was {event}?
//   - Who claimed {event}?
//   - Who claimed responsibility for {event}?
//   - Who took credit for {event}?
//   - Who gave the order for {event}?
//   - Who organised {event}?
//   - Who launched {event}?
//   - Who committed {event}?
//   - By whom was {event} carried out?
//   - At whose orders did {event} happen?
//   - Who is blamed for {event}?
//   - Who was blamed for {event}?
//   - Who is held responsible for {event}?
//   - Who is thought to be behind {event}?
// params:
//   event: {type: [Event, Programme], description: what happened, example: saudi-oil-attack}
// columns:
//   entity: {type: Entity, description: who}
//   tie: {type: text, description: 'responsible for, ordered, planned, directed, authorised, claimed credit for, …'}
//   event: {type: Event, description: what}
//   polarity: {type: text, description: 'asserts; or denies, where it is said not to be so'}
//   dated: {type: date, description: when}
// ---
MATCH (event:Entity {id: $event})<-[:OBJECT]-(c:Claim)-[:SUBJECT]->(entity:Entity)
WHERE c.predicate IN
  ['RESPONSIBLE_FOR', 'ORDERED', 'PLANNED', 'DIRECTED', 'COMMANDED', 'LED', 'AUTHORISED', 'CLAIMED_CREDIT_FOR']
WITH c, entity, event, toLower(replace(c.predicate, '_', ' ')) AS tie, c.polarity AS polarity, c.modality AS put
// @statements c
// @rows c by entity, tie, event, polarity, put
RETURN entity.name AS entity, tie, event.name AS event, polarity, dated,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY tie, dated, entity, polarity, modality
