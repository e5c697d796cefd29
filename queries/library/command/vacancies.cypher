// Which offices nobody held, and between whom
// One row for each office that became, or may have become, vacant after a holder: certain where whatever the fuzzy dates
// mean leaves a day without a holder, possible where they may, open where nobody is known to have come next. Holders
// without a date tell of no vacancy.
// ---
// asks:
//   - Which positions were vacant?
//   - Which posts are vacant?
//   - Which offices of {organization} were vacant?
//   - Was the office of {position} ever vacant?
//   - Which posts has nobody filled since {from}?
//   - Which offices are empty?
//   - Which positions are unfilled?
//   - Which offices have nobody?
//   - Is any post vacant?
//   - Which posts in {organization} are empty?
//   - Which jobs are vacant?
// params:
//   position: {type: Position, description: the office, required: false, example: deputy-commander-pmf}
//   organization: {type: Organization, description: the body whose offices are of interest, required: false}
//   from: {type: date, description: only vacancies that may have gone on in this time or later, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   position: {type: Position, description: the office}
//   of: {type: Organization, many: true, description: the bodies that the office is said to be part of}
//   holder: {type: Person, description: who held it last before}
//   until: {type: date, description: until when}
//   next: {type: Person, description: 'who held it next, as far as is known'}
//   next_since: {type: date, description: since when}
//   gap: {type: text, description: 'certain, possible, or open'}
//   days_at_least: {type: integer, description: how many days without a holder at the least}
//   days_at_most: {type: integer, description: how many at the most}
// slow: asked about no office and no body, it reads every holding of an office in the graph
// ---
CALL () {
  MATCH (:Entity {id: $position})<-[r:HELD_POSITION]-(:Entity)
  RETURN r
  UNION
  MATCH (:Organization {id: $organization})<-[:PART_OF]-(:Position)<-[r:HELD_POSITION]-(:Entity)
  WHERE $position IS NULL
  RETURN r
  UNION
  WITH 1 AS once WHERE $position IS NULL AND $organization IS NULL
  MATCH (:Entity)-[r:HELD_POSITION]->(:Entity)
  RETURN r
}
WITH r, startNode(r) AS holder, endNode(r) AS position
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
WHERE c.start_earliest IS NOT NULL
// @claims c
// @rows c by position, holder
WITH *, COLLECT { UNWIND admitted AS a RETURN min(a.start_earliest) } [0] AS start_earliest,
  COLLECT { UNWIND admitted AS a RETURN min(a.start_latest) } [0] AS start_latest,
  COLLECT { UNWIND admitted AS a RETURN max(a.end_earliest) } [0] AS end_earliest,
  COLLECT { UNWIND admitted AS a RETURN max(a.end_latest) } [0] AS end_latest
ORDER BY position.id, start_latest, end_earliest, start_earliest, holder.id
WITH position, collect({holder: holder.name, since: since, until: until, holds: holds, modality: modality, disputed: disputed,
  said_by: said_by, disputed_by: disputed_by, claims: claims, start_earliest: start_earliest,
  start_latest: start_latest, end_earliest: end_earliest, end_latest: end_latest}) AS line
UNWIND range(0, size(line) - 1) AS place
WITH position, line[place] AS one, line[place + 1] AS after, place
WITH *, duration.inDays(one.end_latest, after.start_earliest).days - 1 AS least,
  duration.inDays(one.end_earliest, after.start_latest).days - 1 AS most
// Without a last day, the last known holder is not known to have left.
WHERE one.until IS NOT NULL AND (after IS NULL OR most > 0)
  AND ($from IS NULL OR after IS NULL OR after.start_latest > $from.from)
RETURN position.name AS position,
  COLLECT { MATCH (position)-[:PART_OF]->(body:Organization) RETURN body.name AS name ORDER BY name } AS `of`,
  one.holder AS holder, one.until AS until, after.holder AS next, after.since AS next_since,
  CASE WHEN after IS NULL THEN 'open' WHEN least > 0 THEN 'certain' ELSE 'possible' END AS gap,
  CASE WHEN least > 0 THEN least WHEN least IS NOT NULL THEN 0 END AS days_at_least,
  most AS days_at_most,
  CASE WHEN after IS NULL OR one.holds >= after.holds THEN one.holds ELSE after.holds END AS holds,
  CASE WHEN after IS NULL OR one.modality <= after.modality THEN one.modality ELSE after.modality END AS modality,
  one.disputed OR coalesce(after.disputed, false) AS disputed,
  COLLECT { UNWIND one.said_by + coalesce(after.said_by, []) AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND one.disputed_by + coalesce(after.disputed_by, []) AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND one.claims + coalesce(after.claims, []) AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY position, place
LIMIT $limit
