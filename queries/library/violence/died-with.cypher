// Who died or was harmed together with somebody: the other victims of the same event
// Whoever was killed elsewhere by the same hands did not die with them.
// ---
// asks:
//   - Who died with {entity}?
//   - Who was killed with {entity}?
//   - Who died together with {entity}?
//   - Who was killed together with {entity}?
//   - Who else was killed with {entity}?
//   - Who died alongside {entity}?
//   - Who was killed alongside {entity}?
//   - Who died along with {entity}?
//   - Who was killed along with {entity}?
//   - Who fell with {entity}?
//   - Who was hit together with {entity}?
//   - Did {target} die with {entity}?
//   - Was {target} killed with {entity}?
//   - Did {target} die together with {entity}?
//   - Was {target} killed together with {entity}?
//   - Who was killed in the same event as {entity}?
// params:
//   entity: {type: [Person, Organization], description: with whom, example: qasem-soleimani}
//   target: {type: [Person, Organization], description: 'who else, where only one is of interest', required: false}
//   body: {type: [Organization, Place], description: 'a body or a state; of the others, only who belongs to it', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   victim: {type: Entity, description: who died or was harmed as well}
//   event: {type: Event, description: in what}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: $entity})-[mine:VICTIM_OF]->(event:Event)<-[theirs:VICTIM_OF]-(victim:Entity)
WHERE ($target IS NULL OR victim.id = $target)
  // @belongs victim
UNWIND [mine, theirs] AS link
WITH victim, event, link, link = theirs AS is_theirs
UNWIND link.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by victim, event, is_theirs
ORDER BY is_theirs DESC
WITH victim, event, head(collect(dated)) AS dated,
  // That both suffered it is needed, so that the row holds no better than the weaker of the two.
  max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WHERE size(claims) = 2
RETURN victim.name AS victim, event.name AS event,
  COLLECT { MATCH (event)-[:TOOK_PLACE_AT]->(place:Entity) RETURN DISTINCT place.name AS name ORDER BY name } AS places,
  dated, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY dated, event, victim
LIMIT $limit
