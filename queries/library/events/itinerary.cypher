// Where somebody or something went, in order
// In the order of the dates and, within one date, of the stations as a source counts them; a birthplace comes first.
// ---
// asks:
//   - Where did {entity} travel?
//   - What was the itinerary of {entity}?
//   - Where did {entity} go?
//   - Through which places did {entity} pass?
//   - Which route did {entity} take?
//   - What were the stations of {entity}?
//   - Which places did {entity} travel through?
//   - What route did {entity} follow?
//   - Where did {entity} fly?
//   - Where did {entity} fly from?
//   - Where did {entity} fly to?
//   - From where to where did {entity} travel?
//   - Show the travels of {entity}
//   - What were the travels of {entity}?
//   - Which journeys did {entity} make?
//   - Which countries did {entity} visit?
//   - Which cities did {entity} visit?
//   - What places did {entity} visit?
// params:
//   entity:
//     type: [Person, Organization, Event, Equipment]
//     description: who or what was on the way
//     example: soleimani-funeral
// columns:
//   entity: {type: Entity, description: who or what was on the way}
//   tie: {type: text, description: 'how: passed through, travelled to, visited, born in, died in, buried in'}
//   place: {type: Entity, description: 'where; a visit may be to a body or a person'}
//   order: {type: integer, description: 'the how-manieth station, where a source says so'}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})-[r:PASSED_THROUGH|TRAVELLED_TO|VISITED|BORN_IN|DIED_IN|BURIED_IN]->(place:Entity)
WITH entity, r, place, toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
WITH entity, place, tie, c, c.`order` AS `order`, c.`when` AS day
// @claims c
// @rows c by entity, tie, place, order, day
RETURN entity.name AS entity, tie, place.name AS place, `order`, day AS dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY tie <> 'born in', admitted[0].start_latest, tie = 'buried in', tie = 'died in', admitted[0].start_earliest, `order`, tie, place
