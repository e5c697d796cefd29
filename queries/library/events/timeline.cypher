// What happened or began between two dates, in order
// Only what is dated can be placed: states whose beginning no source gives are left out. A vague date that may fall
// between the two counts. Of a place, what took place there and in what lies there counts too.
// ---
// asks:
//   - What happened between {from} and {to}?
//   - What happened to {entity} between {from} and {to}?
//   - What is the timeline of {entity}?
//   - What did {entity} do between {from} and {to}?
//   - What happened from {from} to {to}?
//   - What is the chronology of {entity}?
//   - Give a chronology of {entity}
//   - What happened in {as_of}?
//   - What happened to {entity}?
//   - What happened at {entity}?
//   - What happened in {entity}?
//   - What happened on {as_of}?
//   - What did {entity} do in {as_of}?
//   - Show the timeline of {entity}
//   - What is the history of {entity}?
//   - When did what happen to {entity}?
//   - What is the story of {entity}?
//   - What events were there between {from} and {to}?
//   - What happened since {from}?
//   - What is the chronology of {entity}'s life?
//   - What took place in {as_of}?
//   - What took place between {from} and {to}?
//   - What went on in {as_of}?
//   - What events took place in {as_of}?
//   - What was going on in {as_of}?
// params:
//   entity: {type: Entity, description: whom or what it is about, required: false, example: qasem-soleimani}
//   from: {type: date, description: the earliest date, required: false}
//   to: {type: date, description: the latest date, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// needs: [entity, from]
// columns:
//   dated: {type: date, description: when}
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: text, description: 'whom, what or how much'}
//   places: {type: Place, many: true, description: where}
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE ($from IS NULL OR c.start_latest >= $from.from) AND ($to IS NULL OR c.start_earliest <= $to.to)
    AND NOT c.`when` STARTS WITH '..' AND NOT c.`when` STARTS WITH '/'
  RETURN c
  UNION
  // Of a place, what took place there and in what lies there.
  MATCH (place:Entity {id: $entity})<-[:LOCATED_IN|TOOK_PLACE_AT]-{0,3}(near:Entity)<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim)
  WHERE place:Place AND (near:Place OR near:Event)
    AND ($from IS NULL OR c.start_latest >= $from.from) AND ($to IS NULL OR c.start_earliest <= $to.to)
    AND NOT c.`when` STARTS WITH '..' AND NOT c.`when` STARTS WITH '/'
  RETURN c
  UNION
  // Asked about nobody, the claims are taken as the index has them, in the order of the rows, until there are enough.
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (c:Claim)
  USING INDEX c:Claim(start_earliest, start_latest)
  WHERE c.start_earliest <= coalesce($to.to, date('9999-12-31')) AND c.start_latest >= $from.from
    AND NOT c.`when` STARTS WITH '..' AND NOT c.`when` STARTS WITH '/'
  WITH c
  ORDER BY c.start_earliest
  // @passes c
  MATCH (c)-[:SUBJECT]->(subject:Entity)
  OPTIONAL MATCH (c)-[:OBJECT]->(thing:Entity)
  WITH c.start_earliest AS began, c.start_latest AS began_latest, c.`when` AS day, subject,
    toLower(replace(c.predicate, '_', ' ')) AS tie, coalesce(thing.name, toString(c.value)) AS object, collect(c) AS alike
  ORDER BY began, began_latest, day, subject.name, tie, object
  LIMIT $limit
  UNWIND alike AS c
  RETURN c
}
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(thing:Entity)
WITH c, c.start_earliest AS began, c.start_latest AS began_latest, c.`when` AS day, subject,
  toLower(replace(c.predicate, '_', ' ')) AS tie, coalesce(thing.name, toString(c.value)) AS object
// @passes c
// @kept c by began, began_latest, day, subject, tie, object
ORDER BY began, began_latest, day, subject.name, tie, object
LIMIT $limit
// @told c by began, began_latest, day, subject, tie, object
RETURN day AS dated, subject.name AS subject, tie, object,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
  } AS places,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY began, began_latest, dated, subject, tie, object
LIMIT $limit
