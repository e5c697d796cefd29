// How many were killed, wounded or taken, by event, with the source of each figure
// Figures are never added up, nor the better of two chosen: each stands in a row of its own, with the document that has it.
// ---
// asks:
//   - How many died in {entity}?
//   - How many casualties did {entity} have?
//   - How many were killed in {entity}?
//   - How many were wounded in {entity}?
//   - What are the casualty figures?
//   - How many {noun} were wounded in {place}?
//   - How many {noun} were killed in {place}?
//   - How many {noun} died in {place}?
//   - How many were wounded in {place}?
//   - How many were killed in {place}?
//   - How many died in {place}?
//   - How many casualties were there in {place}?
//   - What losses did {entity} suffer?
//   - How many people were killed by {entity}?
//   - How many people died in {entity}?
//   - How many were killed by {entity}?
//   - How many men did {entity} lose?
//   - How many did {entity} lose?
//   - How many fighters did {entity} lose?
//   - How many dead did {entity} have?
//   - How many dead were there in {entity}?
//   - How many wounded were there in {entity}?
//   - What was the death toll of {entity}?
//   - What are the casualty figures for {entity}?
//   - How high were the losses of {entity}?
//   - How many fell in {entity}?
//   - How many victims did {entity} have?
//   - How many people lost their lives in {entity}?
//   - How many soldiers died in {entity}?
//   - How many of {entity} were killed?
//   - How many of {entity} died?
//   - What losses did {entity} have?
//   - What were the losses of {entity}?
//   - How heavy were the losses of {entity}?
//   - How many lives did {entity} cost?
//   - How many {entity} fighters died in {place}?
//   - How many {entity} fighters were killed in {place}?
//   - How many {entity} fighters were wounded in {place}?
//   - How many fighters of {entity} died in {place}?
//   - How many fighters did {entity} lose in {place}?
//   - How many casualties did {entity} have in {place}?
//   - What losses did {entity} suffer in {place}?
//   - What losses did {entity} have in {place}?
//   - How many {noun} did {entity} kill in {place}?
//   - How many {noun} were killed by {entity} in {place}?
//   - What losses did {entity} take?
//   - What losses did {entity} take in {place}?
// params:
//   entity:
//     type: [Event, Person, Organization]
//     description: 'the event, who was hit, or who did it'
//     required: false
//     example: strike-on-kh-base
//   place: {type: Place, description: 'where, where only what was suffered there is of interest', required: false}
//   noun: {type: noun, description: 'of what, where only that is of interest; a figure that does not say it is shown', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   event: {type: Entity, description: 'the event, where one is named; else who was hit'}
//   by: {type: Entity, description: 'who did it, where the figure names them'}
//   harm: {type: text, description: 'killed, wounded, captured; or victims, where no more is said'}
//   bound: {type: text, description: 'how the figure is meant: exact, about, at least, more than, at most'}
//   figure: {type: integer, description: how many}
//   of: {type: text, description: of what}
//   dated: {type: date, description: when}
//   sources: {type: text, many: true, description: the documents that have the figure}
// slow: Without an entity it looks at every figure and every victim; in a graph of a million claims that takes a second.
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.predicate IN ['CASUALTIES_KILLED', 'CASUALTIES_WOUNDED', 'VICTIM_OF', 'KILLED', 'CAPTURED']
  RETURN c
  UNION
  // Whoever did it is told by the event.
  MATCH (:Entity {id: $entity})-[:RESPONSIBLE_FOR]->(:Event)<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN ['CASUALTIES_KILLED', 'CASUALTIES_WOUNDED']
  RETURN c
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (c:Claim)
  WHERE c.predicate IN ['CASUALTIES_KILLED', 'CASUALTIES_WOUNDED', 'VICTIM_OF', 'KILLED', 'CAPTURED']
  RETURN c
}
WITH c WHERE c.predicate STARTS WITH 'CASUALTIES' OR c.count IS NOT NULL
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
WITH c, subject, object
WHERE ($noun IS NULL OR c.of IS NULL OR all(word IN split($noun, ' ')
    WHERE toLower(c.of + ' ' + subject.name + ' ' + coalesce(object.name, '')) =~ '(?sU).*\\b(?:' + word + ')\\w{0,3}\\b.*'))
  AND ($place IS NULL OR EXISTS {
    MATCH (c)-[:QUALIFIED_BY {as: 'place'}]->(:Entity)-[:LOCATED_IN]->{0,3}(:Entity {id: $place})
  } OR EXISTS {
    MATCH (c)-[:SUBJECT|OBJECT]->(:Event)-[:TOOK_PLACE_AT]->(:Entity)-[:LOCATED_IN]->{0,3}(:Entity {id: $place})
  } OR EXISTS {
    // A figure takes no place of its own: where it was may stand in the statement alone.
    MATCH (:Entity {id: $place})-[:HAS_NAME]->(spelling:Name)
    WHERE toLower(c.statement) CONTAINS toLower(spelling.value)
  })
WITH c, coalesce(object, subject) AS event,
  CASE WHEN c.predicate IN ['KILLED', 'CAPTURED'] THEN subject END AS by,
  CASE c.predicate WHEN 'VICTIM_OF' THEN 'victims' ELSE toLower(replace(c.predicate, 'CASUALTIES_', '')) END AS harm,
  coalesce(c.bound, 'exact') AS bound, toInteger(coalesce(c.count, c.value)) AS figure, c.of AS of
// @passes c
WITH event, by, harm, bound, figure, of, collect(c) AS own,
  // @bounds c
  // @dates c
ORDER BY dated, event.name, by.name, harm, figure, bound, of
LIMIT $limit
UNWIND own AS c
// @claims c
// @rows c by event, by, harm, bound, figure, of
RETURN event.name AS event, by.name AS by, harm, bound, figure, of, dated,
  COLLECT {
    UNWIND admitted AS a
    MATCH (a)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    WHERE NOT document.id IN $contract.without_sources
      AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
    RETURN DISTINCT document.title AS title ORDER BY title
  } AS sources,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, event, by, harm, figure, bound, of
LIMIT $limit
