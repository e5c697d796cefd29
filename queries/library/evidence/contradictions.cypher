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
  MATCH (about)<-[:SUBJECT|OBJECT]-(c:Claim)-[:DISPUTES]-(d:Claim)
  RETURN c, d, 'one speaks against the other' AS why
  UNION
  MATCH (about)<-[:SUBJECT|OBJECT]-(c:Claim {disputed: true})
  MATCH (d:Claim {triple: c.triple})
  WHERE c.polarity <> d.polarity
  RETURN c, d, 'one denies the other' AS why
  UNION
  // Only what counts is paired, and only as many pairs go on as will be shown: one who is well known has very many.
  MATCH (about)<-[:SUBJECT]-(v:Claim)
  WHERE v.value IS NOT NULL AND v.predicate <> 'DESCRIPTION' AND v.polarity = 'asserts'
    AND coalesce(v.bound, 'exact') = 'exact'
  // @statements v
  WITH v.predicate AS predicate, coalesce(v.of, '') AS of, coalesce(v.currency, '') AS currency,
    coalesce(v.`when`, '') AS day, collect(DISTINCT v) AS alike
  WHERE size(alike) > 1
  UNWIND alike AS c
  UNWIND alike AS d
  WITH c, d
  WHERE c.id < d.id AND c.value <> d.value
  ORDER BY c.id, d.id
  LIMIT $limit
  RETURN c, d, 'two values' AS why
  UNION
  MATCH (about)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(here:Entity)
  WHERE c.predicate IN ['BORN_IN', 'BURIED_IN'] AND c.polarity = 'asserts'
  WITH c.predicate AS predicate, collect([c, here]) AS alike
  UNWIND alike AS one
  UNWIND alike AS other
  WITH one[0] AS c, one[1] AS here, other[0] AS d, other[1] AS there
  WHERE c.id < d.id AND here <> there
    AND NOT EXISTS { (here)-[:LOCATED_IN*1..4]-(there) }
  RETURN c, d, 'two places' AS why
}
WITH DISTINCT
  CASE WHEN c.id < d.id THEN c ELSE d END AS c,
  CASE WHEN c.id < d.id THEN d ELSE c END AS d, why
// @statements c
// @statements d
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
