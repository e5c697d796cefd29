// Who attended a person's funeral, and who spoke there
// ---
// asks:
//   - Who attended the funeral of {person}?
//   - Who was at {person}'s funeral?
//   - Who came to the funeral of {person}?
//   - Who spoke at {person}'s funeral?
//   - Who mourned at the burial of {person}?
//   - Which leaders were present at the funeral of {person}?
//   - Who took part in the funeral of {person}?
//   - Who was among the mourners at the funeral of {person}?
//   - Who buried {person}?
//   - Who gave a speech at the funeral of {person}?
//   - Who delivered a eulogy at {person}'s funeral?
//   - Which guests did the funeral of {person} have?
//   - Who mourned at the funeral of {person}?
//   - Who walked behind the coffin of {person}?
// params:
//   person: {type: Person, description: whose funeral, example: qasem-soleimani}
//   body: {type: [Organization, Place], description: 'a body or a state; only who belongs to it', required: false}
// columns:
//   attendee: {type: Entity, description: who was there}
//   roles: {type: text, many: true, description: as what}
//   spoke: {type: boolean, description: whether it is said that they spoke there}
//   event: {type: Event, description: 'the funeral, or the rite of mourning'}
//   person: {type: Person, description: whose funeral it was}
//   dated: {type: date, description: when}
// ---
MATCH (event:Entity)-[rite:FUNERAL_OF]->(person:Entity {id: $person})
UNWIND rite.claims AS id
MATCH (f:Claim {id: id})
// @claims f
WITH event, person, collect(f.id) AS funeral_claims, max(f.modality) AS funeral_modality,
  min(f_holds) AS funeral_holds, max(f_disputed) AS funeral_disputed
// Of what is said to have happened, the letters have the order of firmness (alleged, assessed, reported), and of what holds
// its reverse (certain, possible, unknown): a row is no firmer than the funeral.
MATCH (attendee:Entity)-[r:ATTENDED]->(event)
WHERE true
  // @belongs attendee
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by attendee, event, person, funeral_claims, funeral_modality, funeral_holds, funeral_disputed
RETURN attendee.name AS attendee,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  any(a IN admitted WHERE a.predicate = 'SPOKE_AT') AS spoke,
  event.name AS event, person.name AS person, dated,
  CASE WHEN funeral_holds > holds THEN funeral_holds ELSE holds END AS holds,
  CASE WHEN funeral_modality < modality THEN funeral_modality ELSE modality END AS modality,
  disputed OR funeral_disputed AS disputed, said_by, disputed_by,
  COLLECT { UNWIND claims + funeral_claims AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY dated, event, attendee
