// Who was in charge of what: commanders, heads and holders of offices, best asked as of a date
// ---
// asks:
//   - Who was in charge of what in {as_of}?
//   - Who led what in {as_of}?
//   - Who commanded what in {as_of}?
//   - Who were the commanders and leaders in {as_of}?
//   - Who held which office in {as_of}?
//   - What was {entity} in charge of in {as_of}?
//   - Who was in charge in {as_of}?
//   - Who held command in {as_of}?
// params:
//   entity: {type: Entity, description: 'only who, or what, is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   leader: {type: Entity, description: who was in charge}
//   tie: {type: text, description: 'commanded, led, or held position'}
//   charge: {type: Entity, description: 'the body, undertaking or office'}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// slow: Without an entity it looks at every command, lead and office; in a graph of a million claims that takes a second.
// ---
CALL () {
  MATCH (:Entity {id: $entity})-[r:COMMANDED|LED|HELD_POSITION]-(:Entity)
  RETURN r
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (:Entity)-[r:COMMANDED|LED|HELD_POSITION]->(:Entity)
  RETURN r
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
WITH r, min(c_holds) AS holds,
  // @bounds c
  // @dates c
WITH r, holds, since, startNode(r) AS leader, endNode(r) AS charge, toLower(replace(type(r), '_', ' ')) AS tie
ORDER BY holds, charge.name, tie, since, leader.name
LIMIT $limit
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by leader, tie, charge
RETURN leader.name AS leader, tie, charge.name AS charge,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY holds, charge, tie, since, leader
LIMIT $limit
