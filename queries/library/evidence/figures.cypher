// How many there were of something that somebody sent, trained, named or lost: every figure that is told of them
// Each figure stands in a row of its own; they are never added up. A figure is told of whom the claim is about, of who
// says it, and of what they are tied to by a claim of their own, such as a list that they announced.
// ---
// asks:
//   - How many {noun} did {entity} {predicate}?
//   - How many {noun} were {predicate} in {entity}?
//   - How many {noun} were {predicate} to {entity}?
//   - How many {noun} are told of {entity}?
//   - How many {noun} does {entity} speak of?
//   - How many {noun} did {entity} mention?
//   - How many {noun} belonged to {entity}?
//   - How many {noun} fought in {entity}?
//   - How many {noun} died in {entity}?
// params:
//   noun: {type: noun, description: of what, example: instructor}
//   entity: {type: Entity, description: whose figures, example: imad-mughniyeh}
//   predicate: {type: predicate, description: 'what was done with them; a bare count is shown for any', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: of whom or what the figure is told}
//   tie: {type: text, description: 'what is said of them, such as sent or casualties killed'}
//   object: {type: Entity, description: 'whom or what they did it to, where there is one'}
//   bound: {type: text, description: 'how the figure is meant: exact, about, at least, more than, at most'}
//   figure: {type: integer, description: how many}
//   of: {type: text, description: of what}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})
CALL (entity) {
  MATCH (entity)<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
  RETURN c
  UNION
  MATCH (entity)<-[:SUBJECT]-(own:Claim {predicate: 'ANNOUNCED'})-[:OBJECT]->(:Entity)<-[:SUBJECT]-(c:Claim)
  RETURN c
}
WITH DISTINCT c WHERE c.count IS NOT NULL OR c.predicate IN ['COUNT', 'CASUALTIES_KILLED', 'CASUALTIES_WOUNDED']
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
WITH c, subject, object, c.predicate AS predicate, c.modality AS put, coalesce(c.bound, 'exact') AS bound,
  toInteger(coalesce(c.count, c.value)) AS figure, c.of AS of
WITH *, toLower(coalesce(of, '') + ' ' + subject.name + ' ' + coalesce(object.name, '')) AS about
WHERE c.polarity = 'asserts' AND ($predicate IS NULL OR predicate = 'COUNT' OR predicate IN split($predicate, '|'))
  AND (all(word IN split($noun, ' ') WHERE about =~ '(?sU).*\\b(?:' + word + ')\\w{0,3}\\b.*') OR of IS NULL AND predicate STARTS WITH 'CASUALTIES')
// @statements c
// @rows c by subject, predicate, object, bound, figure, of, put
RETURN subject.name AS subject, toLower(replace(predicate, '_', ' ')) AS tie, object.name AS object,
  bound, figure, of, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, subject, tie, object, figure, bound, of, modality
LIMIT $limit
