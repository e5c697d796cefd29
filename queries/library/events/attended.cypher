// Who was present at an event, or at which events somebody was present
// ---
// asks:
//   - Who attended {event}?
//   - Who was at {event}?
//   - Which events did {entity} attend?
//   - Where was {entity} present in {as_of}?
//   - Who took part in {event}?
//   - Who participated in {event}?
//   - Who was present at {event}?
//   - Who fought in {event}?
//   - Who were the participants of {event}?
//   - Who was there at {event}?
//   - Who showed up at {event}?
//   - Did {entity} attend {event}?
//   - Was {entity} at {event}?
//   - What did {entity} attend?
//   - In which events did {entity} participate?
// params:
//   event: {type: Event, description: the event, required: false}
//   entity: {type: [Person, Organization], description: who was present, required: false, example: ismail-haniyeh}
// needs: [event, entity]
// columns:
//   attendee: {type: Entity, description: who was present}
//   roles: {type: text, many: true, description: as what}
//   spoke: {type: boolean, description: whether it is said that they spoke there}
//   event: {type: Event, description: at what}
//   kind: {type: text, description: what sort of event it was}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (attendee:Entity)-[r:ATTENDED|PARTICIPATED_IN]->(event:Entity {id: $event})
  WHERE $entity IS NULL OR attendee.id = $entity
  RETURN attendee, r, event
  UNION
  MATCH (attendee:Entity {id: $entity})-[r:ATTENDED|PARTICIPATED_IN]->(event:Entity)
  WHERE $event IS NULL
  RETURN attendee, r, event
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by attendee, event
RETURN attendee.name AS attendee,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  any(a IN admitted WHERE a.predicate = 'SPOKE_AT') AS spoke,
  event.name AS event, event.kind AS kind, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, event, attendee
