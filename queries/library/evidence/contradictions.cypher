// Which claims about somebody or something cannot both hold, and why
// Claims that speak against each other; claims of which one denies what the other asserts; and exact figures of one kind
// and date, or places of birth or burial, that differ.
// ---
// asks:
//   - Which claims about {entity} contradict each other?
//   - What contradictions are there about {entity}?
//   - Which claims about {entity} cannot both be true?
//   - What is inconsistent in what is said of {entity}?
//   - Where do claims about {entity} clash?
//   - Do sources contradict each other about {entity}?
//   - Do claims about {entity} contradict each other?
//   - Do sources disagree about {entity}?
//   - What about {entity} does not add up?
//   - Which statements about {entity} conflict?
//   - Which claims about {entity} conflict?
//   - Does anything about {entity} clash?
//   - What about {entity} is contradictory?
//   - Where do the sources on {entity} contradict each other?
// params:
//   entity: {type: Entity, description: whom or what the claims are about, example: saudi-oil-attack}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   statement: {type: text, description: one of the two claims}
//   against: {type: text, description: the other}
//   why: {type: text, description: 'one speaks against the other; one denies the other; two values; two places'}
//   one: {type: text, description: the id of the one}
//   other: {type: text, description: the id of the other}
// ---
MATCH (about:Entity {id: $entity})
CALL (about) {
  MATCH (about)<-[:SUBJECT|OBJECT]-(c:Claim {disputed: true})-[:DISPUTES]-(d:Claim)
  RETURN c, d, 'one speaks against the other' AS why
  UNION
  // Looked for from the denials, which are few: both are about the same two.
  MATCH (about)<-[:SUBJECT|OBJECT]-(c:Claim {polarity: 'denies'})
  MATCH (d:Claim {triple: c.triple, polarity: 'asserts'})
  RETURN c, d, 'one denies the other' AS why
  UNION
  // Only what counts is paired, and only as many pairs go on as will be shown: one who is well known has very many.
  MATCH (about)<-[:SUBJECT]-(v:Claim)
  WHERE v.polarity = 'asserts' AND (v.predicate IN ['BORN_IN', 'DIED_IN', 'BURIED_IN']
    OR v.value IS NOT NULL AND v.predicate <> 'DESCRIPTION' AND coalesce(v.bound, 'exact') = 'exact')
  // @admits v
  OPTIONAL MATCH (v)-[:OBJECT]->(place:Entity)
  WITH v.predicate AS predicate, coalesce(v.of, '') AS of, coalesce(v.currency, '') AS currency,
    CASE WHEN place IS NULL THEN coalesce(v.`when`, '') ELSE '' END AS day,
    collect({claim: v, id: v.id, value: v.value, place: place, within: CASE WHEN place IS NOT NULL THEN COLLECT {
      MATCH (place)-[:LOCATED_IN*1..4]->(larger:Entity) RETURN DISTINCT larger
    } END}) AS alike
  WHERE size(alike) > 1
  UNWIND alike AS one
  WITH one, one.id AS first, alike
  ORDER BY first
  UNWIND alike AS other
  WITH one, first, other
  WHERE first < other.id AND CASE
    WHEN one.place IS NULL THEN one.value <> other.value
    ELSE one.place <> other.place AND NOT one.place IN other.within AND NOT other.place IN one.within
  END
  WITH one, first, other
  ORDER BY first, other.id
  LIMIT $limit
  RETURN one.claim AS c, other.claim AS d, CASE WHEN one.place IS NULL THEN 'two values' ELSE 'two places' END AS why
}
WITH DISTINCT
  CASE WHEN c.id < d.id THEN c ELSE d END AS c,
  CASE WHEN c.id < d.id THEN d ELSE c END AS d, why
// @admits c
// @admits d
WITH *
ORDER BY c.id, d.id, why
LIMIT $limit
// A claim stands in many pairs: who says it is asked once.
WITH c, c_holds, c_disputed, c_rivals,
  collect({claim: d, holds: d_holds, disputed: d_disputed, rivals: d_rivals, why: why}) AS pairs
// @said c
UNWIND pairs AS pair
WITH pair.claim AS d, pair.holds AS d_holds, pair.disputed AS d_disputed, pair.rivals AS d_rivals,
  collect({claim: c, holds: c_holds, disputed: c_disputed, said_by: c_said_by, disputed_by: c_disputed_by, why: pair.why}) AS pairs
// @said d
UNWIND pairs AS pair
WITH pair.claim AS c, pair.holds AS c_holds, pair.disputed AS c_disputed, pair.said_by AS c_said_by,
  pair.disputed_by AS c_disputed_by, pair.why AS why, d, d_holds, d_disputed, d_said_by, d_disputed_by
RETURN c.statement AS statement, d.statement AS against, why, c.id AS one, d.id AS other,
  // Both are needed, so that the pair holds no better than the weaker of the two.
  CASE WHEN c_holds > d_holds THEN c_holds ELSE d_holds END AS holds,
  head([put IN ['conditional', 'intended', 'alleged', 'assessed', 'reported'] WHERE put IN [c.modality, d.modality]]) AS modality,
  c_disputed OR d_disputed AS disputed,
  COLLECT { UNWIND c_said_by + d_said_by AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND c_disputed_by + d_disputed_by AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  [c.id, d.id] AS claims
ORDER BY one, other, why
LIMIT $limit
