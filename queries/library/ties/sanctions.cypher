// Who put whom under sanctions or on a list, and when
// A notice of sanctions designates whom it sanctions: both are one question, and each row says which of them is told.
// ---
// asks:
//   - Who sanctioned {target}?
//   - Who sanctioned whom?
//   - Who designated whom?
//   - Whom did {source} sanction?
//   - Did {source} sanction {target}?
//   - Who was sanctioned?
//   - Who designated {target}?
//   - Whom did {source} designate?
//   - Who was designated?
//   - Was {target} sanctioned?
//   - Was {target} designated?
//   - When was {target} sanctioned?
//   - When was {target} designated?
//   - Why was {target} sanctioned?
//   - Why was {target} designated?
//   - Who was blacklisted?
//   - Who blacklisted {target}?
//   - Whom did {source} blacklist?
//   - Is {target} under sanctions?
//   - Is {target} under the sanctions of {source}?
//   - Is {target} subject to sanctions?
//   - Is {target} on a sanctions list?
//   - Is {target} on the sanctions list of {source}?
//   - Who is under sanctions?
//   - Who is under the sanctions of {source}?
//   - Who is on the sanctions list?
//   - Who is on the sanctions list of {source}?
//   - What sanctions are there on {target}?
//   - What sanctions are there against {target}?
//   - Which sanctions did {source} impose?
//   - Who imposed sanctions on {target}?
//   - On whom did {source} impose sanctions?
//   - Did {source} impose sanctions on {target}?
//   - Who put {target} under sanctions?
//   - Who put {target} on the sanctions list?
//   - Whom did {source} put on the sanctions list?
//   - When was {target} placed under sanctions?
//   - When was {target} put under sanctions?
//   - When was {target} put on the sanctions list?
//   - Was {target} put under sanctions?
//   - Who was put under sanctions by {source}?
// params:
//   source: {type: [Person, Organization], description: who sanctioned, required: false}
//   target: {type: [Person, Organization], description: who was sanctioned, required: false, example: qais-al-khazali}
//   body: {type: [Organization, Place], description: 'a body or a state; of those asked for, only who belongs to it', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   source: {type: Entity, description: who put them under sanctions}
//   deed: {type: text, description: sanctioned or designated}
//   target: {type: Entity, description: who was put under sanctions}
//   roles: {type: text, many: true, description: 'as what, where the claim says it'}
//   told: {type: text, many: true, description: 'what is said of it, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// slow: Without a source or a target it looks at every claim of its kind.
// ---
CALL () {
  MATCH (:Entity {id: coalesce($target, $source)})<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.predicate IN ['SANCTIONED', 'DESIGNATED']
  RETURN c
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (c:Claim)
  WHERE c.predicate IN ['SANCTIONED', 'DESIGNATED']
  RETURN c
}
MATCH (source:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(target:Entity)
WHERE c.polarity = 'asserts' AND ($source IS NULL OR source.id = $source) AND ($target IS NULL OR target.id = $target)
WITH DISTINCT c, source, target, toLower(c.predicate) AS deed, c.modality AS put,
  CASE WHEN $source IS NULL AND $target IS NOT NULL THEN source ELSE target END AS asked
WHERE true
  // @belongs asked
// @admits c
// @kept c by source, deed, target, put
ORDER BY dated, source.name, deed, target.name, put
LIMIT $limit
// @told c by source, deed, target, put
RETURN source.name AS source, deed, target.name AS target,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS told,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, source, deed, target, modality
LIMIT $limit
