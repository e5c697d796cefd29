// Who eulogised, mourned or condoled on the death of a person
// Condolences to the person's family count too.
// ---
// asks:
//   - Who eulogised {person}?
//   - Who offered condolences on the death of {person}?
//   - Who mourned {person}?
//   - Who paid condolences to the family of {person}?
//   - Who gave a eulogy for {person}?
//   - Who grieved for {person}?
//   - Who expressed condolences on the death of {person}?
//   - Who expressed condolences for {person}?
//   - Who sent condolences on {person}'s death?
//   - Who paid condolences on the death of {person}?
//   - Who expressed sympathy on the death of {person}?
//   - Who offered condolences for {person}?
//   - Who praised {person} after death?
//   - Who praised {person} after his death?
//   - Who praised {person} after he died?
//   - Who paid tribute to {person}?
//   - Who honoured {person} after death?
//   - Who delivered the eulogy for {person}?
//   - Who lamented the death of {person}?
//   - Who was sad about the death of {person}?
//   - Who condoled with the family of {person}?
//   - Who visited the family of {person}?
//   - Who called on the family of {person}?
//   - Who visited the {person} family?
// params:
//   person: {type: Person, description: who died, example: qasem-soleimani}
// columns:
//   mourner: {type: Entity, description: 'who eulogised, mourned or condoled'}
//   tie: {type: text, description: 'eulogised, mourned or condoled with'}
//   to: {type: Entity, description: 'the dead, or the family'}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (mourner:Entity)-[r:EULOGISED|MOURNED|CONDOLED_WITH]->(to:Entity {id: $person})
  RETURN mourner, r, to
  UNION
  MATCH (:Entity {id: $person})-[:MEMBER_OF]->(to:Organization {kind: 'family'})<-[r:CONDOLED_WITH]-(mourner:Entity)
  RETURN mourner, r, to
}
WITH mourner, r, to, toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by mourner, tie, to
RETURN mourner.name AS mourner, tie, to.name AS to,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
  } AS places,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, tie, mourner, to
