// Who attended a person's funeral, drawn
// ---
// asks:
//   - Draw who attended the funeral of {person}
//   - Draw the mourners of {person}
// params:
//   person: {type: Person, description: whose funeral, example: qasem-soleimani}
// columns:
//   attendee: {type: Entity, description: who was there}
//   tie: {type: text, description: whether they attended or spoke}
//   event: {type: Event, description: 'the funeral, or the rite of mourning'}
//   rite: {type: text, description: the tie between it and the person}
//   person: {type: Person, description: whose funeral it was}
//   dated: {type: date, description: when}
// ---
MATCH (event:Entity)-[rite:FUNERAL_OF]->(person:Entity {id: $person})
UNWIND rite.claims AS id
MATCH (f:Claim {id: id})
// @claims f
WITH event, rite, person, collect(f.id) AS funeral_claims, max(f.modality) AS funeral_modality,
  min(f_holds) AS funeral_holds, max(f_disputed) AS funeral_disputed
// Of what is said to have happened, the letters have the order of firmness (alleged, assessed, reported), and of what holds
// its reverse (certain, possible, unknown): a row is no firmer than the funeral.
MATCH (attendee:Entity)-[tie:ATTENDED|SPOKE_AT]->(event)
UNWIND tie.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by attendee, tie, event, rite, person, funeral_claims, funeral_modality, funeral_holds, funeral_disputed
RETURN attendee, tie, event, rite, person, dated,
  CASE WHEN funeral_holds > holds THEN funeral_holds ELSE holds END AS holds,
  CASE WHEN funeral_modality < modality THEN funeral_modality ELSE modality END AS modality,
  disputed OR funeral_disputed AS disputed, said_by, disputed_by,
  COLLECT { UNWIND claims + funeral_claims AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY attendee.name, type(tie), event.name, attendee.id
