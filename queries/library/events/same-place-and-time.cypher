// Who else was at the same place at the same time, or had a part in the same event
// Two are at one place at one time where what is said of each names the place and a date, and the dates overlap or may
// overlap; or where both attended, joined, addressed or suffered one event.
// ---
// asks:
//   - Who was at the same place and time as {entity}?
//   - Who was in the same place as {entity}?
//   - Were {entity} and {target} at the same place at the same time?
//   - Where did the ways of {entity} and {target} cross?
//   - Who was there together with {entity}?
//   - Who was at the same place as {entity}?
//   - Who was with {entity}?
//   - Who was where {entity} was?
//   - Who could have met {entity}?
//   - When were {entity} and {target} in the same place?
//   - Were {entity} and {target} ever in the same place?
//   - Who crossed the path of {entity}?
//   - Who was near {entity}?
//   - Who was together with {entity}?
//   - Who was together with {entity} in {as_of}?
//   - Who else was where {entity} was?
// params:
//   entity: {type: [Person, Organization], description: who was there, example: imad-mughniyeh}
//   target: {type: [Person, Organization], description: 'who else, where only one is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   entity: {type: Entity, description: who was there}
//   other: {type: Entity, description: who else}
//   where: {type: Entity, description: the place or the event}
//   overlap: {type: text, description: 'certain: one event, or dates that overlap whatever they mean; else possible'}
//   dates: {type: date, many: true, description: what is said of when}
// ---
MATCH (entity:Entity {id: $entity})<-[is:SUBJECT|OBJECT]-(c:Claim)-[at:OBJECT|QUALIFIED_BY]->(where:Place|Event)
// Whoever did something at a place was there; to whom it was done only where that takes two.
WHERE (type(is) = 'SUBJECT' OR c.predicate IN ['MET_WITH', 'COORDINATED_WITH', 'TRAINED', 'KILLED', 'CAPTURED'])
  AND CASE
    WHEN where:Event THEN c.predicate IN ['ATTENDED', 'SPOKE_AT', 'PARTICIPATED_IN', 'VICTIM_OF']
    ELSE (at.as = 'place' OR c.predicate IN ['TRAVELLED_TO', 'VISITED', 'PASSED_THROUGH']) AND NOT c.`when` STARTS WITH '..'
  END
// @passes c
// Whoever else was there is looked at once, against every time that this one was.
WITH entity, where, collect({claim: c, holds: c_holds, disputed: c_disputed, rivals: c_rivals, modality: c.modality,
  start_earliest: c.start_earliest, start_latest: c.start_latest, end_earliest: c.end_earliest, end_latest: c.end_latest}) AS times
MATCH (where)<-[by:OBJECT|QUALIFIED_BY]-(d:Claim)
WHERE CASE
    WHEN where:Event THEN d.predicate IN ['ATTENDED', 'SPOKE_AT', 'PARTICIPATED_IN', 'VICTIM_OF']
    ELSE (by.as = 'place' OR d.predicate IN ['TRAVELLED_TO', 'VISITED', 'PASSED_THROUGH']) AND NOT d.`when` STARTS WITH '..'
  END
// Dates are read once for each claim, and not once for each time that it may meet.
WITH entity, where, times, d, d.start_earliest AS begins, d.end_latest AS ends
WITH entity, where, d, CASE
    WHEN where:Event THEN times
    ELSE [time IN times WHERE time.start_earliest <= ends AND begins <= time.end_latest]
  END AS met
WHERE size(met) > 0
MATCH (d)-[was:SUBJECT|OBJECT]->(other:Person|Organization)
WHERE other <> entity AND ($target IS NULL OR other.id = $target)
  AND (type(was) = 'SUBJECT' OR d.predicate IN ['MET_WITH', 'COORDINATED_WITH', 'TRAINED', 'KILLED', 'CAPTURED'])
// @passes d
WITH entity, other, where, met, d.start_latest AS begun, d.end_earliest AS ended,
  {claim: d, holds: d_holds, disputed: d_disputed, rivals: d_rivals, modality: d.modality} AS also
UNWIND met AS time
WITH entity, other, where, time, also,
  CASE
    WHEN where:Event OR time.claim = also.claim OR (time.start_latest <= ended AND begun <= time.end_earliest) THEN 'certain'
    ELSE 'possible'
  END AS overlap,
  // Both are needed, so that the pair holds no better than the weaker of the two.
  CASE WHEN time.holds > also.holds THEN time.holds ELSE also.holds END AS pair_holds,
  CASE WHEN time.modality < also.modality THEN time.modality ELSE also.modality END AS pair_modality
WITH entity, other, where, min(overlap) AS overlap, min(pair_holds) AS pair_holds,
  max(pair_modality) AS pair_modality, collect(DISTINCT time) + collect(DISTINCT also) AS c_kept
ORDER BY overlap, other.name, where.name
LIMIT $limit
// @told c by entity, other, where, overlap, pair_holds, pair_modality
RETURN entity.name AS entity, other.name AS other, where.name AS where, overlap,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.`when` AS day, a.start_earliest AS start WHERE day IS NOT NULL
    RETURN day ORDER BY start, day
  } AS dates,
  pair_holds AS holds, pair_modality AS modality, disputed, said_by, disputed_by, claims
ORDER BY overlap, other, where
LIMIT $limit
