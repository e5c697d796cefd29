// What is told in certain words: the claims that hold all of them, in their statement or in the names that they tie
// A word is found in any of its forms, and in what says the same: a soldier is a fighter. With an entity, only claims
// that are about it, about what belongs to it or lies within it, or about what answered its death. What is found shares
// the words of the question; who did it to whom stands in the statement. Plans and denials are shown too.
// ---
// asks:
//   - What is told of {noun}?
//   - What is told of {entity} and of {noun}?
//   - Which claims about {entity} speak of {noun}?
//   - Which claims speak of {noun}?
// params:
//   noun: {type: noun, description: the words, required: false, example: sniper rifles}
//   entity: {type: Entity, description: whom or what the claims are about, required: false, example: hamas}
//   other: {type: Entity, description: whom or what they must be about too, required: false}
//   telling:
//     type: choice
//     description: only claims that tell this
//     choices: [figure, amount, date, place]
//     required: false
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   subject: {type: Entity, description: who or what}
//   tie: {type: text, description: what is said of them}
//   object: {type: text, description: 'whom, what or how much'}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   polarity: {type: text, description: asserts or denies}
//   figure: {type: integer, description: 'how many, where that is said'}
//   bound: {type: text, description: 'how the figure is meant: exact, about, at least, more than, at most'}
//   of: {type: text, description: of what}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// needs: [noun, entity]
// otherwise: true
// slow: Without an entity it looks at every claim that may hold the words.
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:TOOK_PLACE_AT|LOCATED_IN|PART_OF]-{0,2}(near:Entity)<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
  RETURN DISTINCT c
  UNION
  // What answered somebody's death is about them, too.
  MATCH (:Entity {id: $entity})-[:VICTIM_OF]->(:Event)<-[:OBJECT]-(:Claim {predicate: 'RESPONSE_TO', polarity: 'asserts'})
    -[:SUBJECT]->(near:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)
  RETURN DISTINCT c
  UNION
  WITH split($noun, ' ') AS words WHERE $entity IS NULL
  // Indexes find what holds one of the words, or a part of it; whether it holds all of them is seen below. The word that
  // is told in the fewest ways is likely to be the rarest.
  WITH reduce(rarest = words[0], word IN words |
    CASE WHEN size(split(word, '|')) < size(split(rarest, '|')) THEN word ELSE rarest END) AS rarest
  WITH [way IN split(rarest, '|') | reduce(longest = '', part IN split(replace(way, '/', '-'), '-') |
    CASE WHEN size(part) > size(longest) THEN part ELSE longest END)] AS parts
  WITH reduce(terms = '', part IN parts | terms + ' *' + replace(replace(part, '.', '?'), "'", '?') + '*') AS terms
  CALL (terms) {
    CALL db.index.fulltext.queryNodes('claims', terms) YIELD node
    RETURN node AS c
    UNION
    CALL db.index.fulltext.queryNodes('names', terms) YIELD node
    MATCH (node)<-[:HAS_NAME]-(:Entity)<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
    RETURN c
  }
  RETURN c
}
MATCH (c)-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
WITH c, subject, object, toLower(reduce(
    text = c.statement + ' ' + c.predicate + ' ' + subject.name,
    more IN [object.name, c.of, c.role] + COLLECT { MATCH (c)-[:QUALIFIED_BY|SAID_BY]->(also:Entity) RETURN also.name }
    | text + coalesce(' ' + more, ''))) AS text
WHERE ($noun IS NULL OR all(word IN split($noun, ' ') WHERE text =~ '(?sU).*\\b(?:' + word + ')\\w{0,3}\\b.*'))
  AND ($other IS NULL OR EXISTS {
    MATCH (c)-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]->(:Entity)-[:TOOK_PLACE_AT|LOCATED_IN|PART_OF]->{0,2}(:Entity {id: $other})
  } OR EXISTS {
    // Whoever annotated it may have named them in the statement alone.
    MATCH (:Entity {id: $other})-[:HAS_NAME]->(spelling:Name)
    WHERE text CONTAINS toLower(spelling.value)
  })
WITH c, subject, object, toIntegerOrNull(coalesce(c.count, c.value)) AS figure,
  COLLECT {
    CALL (c, subject, object) {
      MATCH (c)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
      RETURN place
      UNION
      WITH c, object WHERE object.type = 'Place'
      RETURN object AS place
      UNION
      UNWIND [subject, object] AS end
      MATCH (end)-[:TOOK_PLACE_AT]->(place:Entity)
      RETURN place
    }
    WITH DISTINCT place WHERE NOT place.id IN [coalesce($entity, ''), coalesce($other, '')]
    RETURN place.name AS name ORDER BY name
  } AS places
WHERE CASE $telling
    WHEN 'figure' THEN figure IS NOT NULL
    WHEN 'amount' THEN c.amount IS NOT NULL
    WHEN 'date' THEN c.`when` IS NOT NULL
    WHEN 'place' THEN size(places) > 0
    ELSE true
  END
// @statements c
RETURN subject.name AS subject, toLower(replace(c.predicate, '_', ' ')) AS tie,
  coalesce(object.name, toString(c.amount) + coalesce(' ' + c.currency, ''), toString(c.value)) AS object,
  c.statement AS statement, c.polarity AS polarity, figure, c.bound AS bound, c.of AS of, places, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.start_earliest, subject, tie, object, c.id
LIMIT $limit
