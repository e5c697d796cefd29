// Who commanded or led the same body or undertaking as a person, at the same time as far as that can be told
// A predecessor or successor is left out where the dates rule out that both were in charge at once.
// ---
// asks:
//   - Who commanded together with {person}?
//   - Who were the co-commanders of {person}?
//   - With whom did {person} share command?
//   - Who else led what {person} led?
//   - Who was in command beside {person} in {as_of}?
//   - Who were the fellow commanders of {person}?
//   - Who commanded alongside {person}?
//   - Who led alongside {person}?
//   - Who led together with {person}?
//   - Who shared command with {person}?
//   - Who led the same organization as {person}?
//   - Who commanded the same forces as {person}?
//   - Who else commanded what {person} commanded?
//   - Who commanded with {person}?
// params:
//   person: {type: Person, description: whose fellow commanders, example: qasem-soleimani}
// columns:
//   person: {type: Person, description: who commanded or led}
//   other: {type: Entity, description: who did so too}
//   charge: {type: Entity, description: what both commanded or led}
//   together: {type: text, description: 'whether at the same time: certain, possible, unknown'}
//   since: {type: date, description: the earliest time for which either is said}
//   until: {type: date, description: the latest time for which either is said}
// ---
MATCH (person:Entity {id: $person})-[:COMMANDED|LED]->(charge:Entity)<-[:COMMANDED|LED]-(other:Entity)
WHERE other <> person
WITH DISTINCT person, charge, other
UNWIND [person, other] AS one
MATCH (one)-[r:COMMANDED|LED]->(charge)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
WITH *, one = person AS own
WITH person, other, charge, collect({claim: c, holds: c_holds, disputed: c_disputed, said_by: c_said_by,
    disputed_by: c_disputed_by, own: own}) AS sides
WHERE any(a IN sides WHERE a.own) AND any(a IN sides WHERE NOT a.own)
UNWIND sides AS side
WITH *, side.claim AS c, side.holds AS c_holds, side.disputed AS c_disputed, side.said_by AS c_said_by,
  side.disputed_by AS c_disputed_by
// @rows c by person, other, charge, sides
// Each term of the one against each term of the other; the best of them counts.
WITH *, COLLECT {
    UNWIND sides AS left UNWIND sides AS right
    WITH left.claim AS a, right.claim AS b WHERE left.own AND NOT right.own
    RETURN CASE
      WHEN a.start_earliest IS NULL OR b.start_earliest IS NULL THEN 'unknown'
      WHEN a.start_latest <= b.end_earliest AND b.start_latest <= a.end_earliest THEN 'certain'
      WHEN a.start_earliest <= b.end_latest AND b.start_earliest <= a.end_latest THEN 'possible'
      ELSE 'never'
    END AS at
    ORDER BY CASE at WHEN 'certain' THEN 1 WHEN 'possible' THEN 2 WHEN 'unknown' THEN 3 ELSE 4 END
    LIMIT 1
  }[0] AS together
WHERE together <> 'never'
WITH *, COLLECT { UNWIND sides AS a WITH a.own AS own, a.holds AS best RETURN min(best) AS best } AS weakest
RETURN person.name AS person, other.name AS other, charge.name AS charge, together, since, until,
  reduce(worst = null, one IN weakest | CASE WHEN worst IS NULL OR one > worst THEN one ELSE worst END) AS holds,
  modality, disputed, said_by, disputed_by, claims
ORDER BY charge, other
