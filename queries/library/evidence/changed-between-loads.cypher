// Which claims were added, changed or removed between two loads, or since a day
// Net of all loads that are asked about: what was added and taken away again is not listed. A claim that is gone is
// kept with what it said. Of a load that touched more than 2,000 claims in one way, the first 2,000 are known;
// `dots graph loads` counts them, and says when each load was. The contract does not apply: what is gone has no grade.
// ---
// asks:
//   - What changed between load {after} and load {up_to}?
//   - Which claims were changed between the loads {after} and {up_to}?
//   - What has changed since load {after}?
//   - What has changed since {from}?
//   - What was added since {from}?
//   - Which claims were added or removed between {from} and {to}?
//   - What is new since {from}?
//   - What did load {up_to} change?
// params:
//   after: {type: integer, description: the number of the load after which, required: false, minimum: 0}
//   up_to: {type: integer, description: the number of the last load that counts, required: false, minimum: 1}
//   from: {type: date, description: only loads of that day or later, required: false}
//   to: {type: date, description: only loads of that day or earlier, required: false}
//   dossier: {type: text, description: the key of the dossier whose claims, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   change: {type: text, description: 'added, changed or removed'}
//   statement: {type: text, description: 'what the claim says now; what it said last, where it is gone'}
//   before: {type: text, description: 'what it said before, where its words changed'}
//   loads: {type: integer, many: true, description: the numbers of the loads that touched it}
//   claims: {type: text, many: true, description: the id of the claim}
// ---
MATCH (l:Load {complete: true})
WHERE ($after IS NULL OR l.number > $after) AND ($up_to IS NULL OR l.number <= $up_to)
  AND ($from IS NULL OR date(l.at) >= $from.from) AND ($to IS NULL OR date(l.at) <= $to.to)
WITH l ORDER BY l.number
CALL (l) {
  UNWIND l.added_claims AS id
  RETURN id, 'added' AS change, null AS said
  UNION ALL
  UNWIND range(0, size(l.changed_claims) - 1) AS place
  RETURN l.changed_claims[place] AS id, 'changed' AS change, l.changed_statements[place] AS said
  UNION ALL
  UNWIND range(0, size(l.removed_claims) - 1) AS place
  RETURN l.removed_claims[place] AS id, 'removed' AS change, l.removed_statements[place] AS said
}
WITH id, change, said, l.number AS number
WHERE $dossier IS NULL OR id STARTS WITH $dossier + '/'
ORDER BY number
WITH id, collect(change) AS changes, collect(said) AS said, collect(number) AS loads
// What was not there before and is not there after did not change.
WHERE changes[0] <> 'added' OR changes[-1] <> 'removed'
OPTIONAL MATCH (c:Claim {id: id})
WITH id, loads, said, c.statement AS now, CASE
    WHEN changes[0] = 'added' THEN 'added'
    WHEN changes[-1] = 'removed' THEN 'removed'
    ELSE 'changed'
  END AS change
WITH id, loads, change, coalesce(now, said[-1], head(COLLECT {
    // A later load took it away, and kept what it said.
    MATCH (later:Load) WHERE id IN later.removed_claims
    UNWIND range(0, size(later.removed_claims) - 1) AS place
    WITH later, place WHERE later.removed_claims[place] = id
    RETURN later.removed_statements[place] ORDER BY later.number LIMIT 1
  })) AS statement, CASE WHEN change = 'changed' THEN said[0] END AS was
RETURN change, statement, CASE WHEN was <> statement THEN was END AS before, loads, [id] AS claims
ORDER BY change, id
LIMIT $limit
