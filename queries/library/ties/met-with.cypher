// Who met whom, when and where, a row for each date of a meeting
// Meetings that bear no date are one row; two claims on one date are one meeting.
// ---
// asks:
//   - Whom did {entity} meet?
//   - Who met with {entity}?
//   - When did {entity} meet {target}?
//   - Where did {entity} and {target} meet?
//   - Whom has {entity} met?
//   - Who met {entity}?
//   - Has {entity} met {target}?
//   - Did {entity} meet {target}?
//   - With whom did {entity} meet?
//   - Which meetings did {entity} have?
//   - What meetings were there between {entity} and {target}?
//   - Whom did {entity} talk to?
//   - With whom did {entity} have talks?
//   - When were {entity} and {target} together?
//   - Whom did {entity} see?
//   - When did {entity} last meet {target}?
//   - When did {entity} first meet {target}?
// params:
//   entity: {type: [Person, Organization], description: who met, example: qasem-soleimani}
//   target: {type: [Person, Organization], description: 'whom, where only one is of interest', required: false}
// columns:
//   entity: {type: Entity, description: who met}
//   met: {type: Entity, description: whom}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})-[r:MET_WITH]-(met:Entity)
WHERE $target IS NULL OR met.id = $target
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
WITH *, c.`when` AS day
// @rows c by entity, met, day
RETURN entity.name AS entity, met.name AS met,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
  } AS places,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, met, dated
