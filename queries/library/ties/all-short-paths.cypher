// All short ways between two entities: the shortest ones, and those of the next length
// Each way is read from left to right; an arrow points from the subject of a tie to its object. Every step rests on a
// claim that passes, and no way comes through the same entity twice.
// ---
// asks:
//   - What are all the short paths between {source} and {target}?
//   - In how many ways are {source} and {target} connected?
//   - Show all paths from {source} to {target}
//   - Which other ways lead from {source} to {target}?
//   - List every short connection between {source} and {target}
//   - Find all the ways from {source} to {target}
//   - Show all ways from {source} to {target}
//   - What other connections are there between {source} and {target}?
//   - Which ways lead from {source} to {target}?
//   - List all paths between {source} and {target}
// params:
//   source: {type: Entity, description: one end, example: qasem-soleimani}
//   target: {type: Entity, description: the other end, example: ali-mussa-daqduq}
//   max_length: {type: integer, description: how many steps at most, default: 3, minimum: 1, maximum: 5}
//   limit: {type: integer, description: 'how many ways at most, the shortest first', default: 100, minimum: 1, maximum: 1000}
// columns:
//   length: {type: integer, description: how many steps}
//   path: {type: text, description: the way with the ties of each step}
// slow: between two who are known well there are tens of thousands of ways to look through
// ---
MATCH (source:Entity {id: $source})
MATCH (target:Entity {id: $target})
MATCH path = SHORTEST 2 GROUPS (source)
  ((left:Entity)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
    WHERE tie.derived
    // @step tie
  ){1,5} (target)
WHERE source <> target AND length(path) <= $max_length
  AND all(stop IN nodes(path) WHERE single(other IN nodes(path) WHERE other = stop))
WITH DISTINCT nodes(path) AS stops
ORDER BY size(stops), [stop IN stops | stop.id]
LIMIT $limit
UNWIND range(0, size(stops) - 2) AS step
WITH stops, step, stops[step] AS here, stops[step + 1] AS there
MATCH (here)-[r]-(there)
WHERE r.derived
WITH stops, step, r, CASE
    WHEN type(r) IN ['ALLIED_WITH', 'COORDINATED_WITH', 'MET_WITH', 'RELATED_TO', 'UNSPECIFIED_TIE'] THEN '—' + type(r) + '—'
    WHEN startNode(r) = here THEN '—' + type(r) + '→'
    ELSE '←' + type(r) + '—'
  END AS arrow
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by stops, step, arrow
WITH stops, step, arrow, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY step, arrow
WITH stops, step, collect(arrow) AS arrows, min(holds) AS holds, max(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
ORDER BY step
WITH stops, collect({arrows: arrows, name: stops[step + 1].name}) AS steps,
  // A way holds no better than its weakest step.
  max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
RETURN size(steps) AS length,
  reduce(text = stops[0].name, each IN steps | text + ' '
    + reduce(ties = head(each.arrows), arrow IN tail(each.arrows) | ties + ' / ' + arrow) + ' ' + each.name) AS path,
  holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS ids UNWIND ids AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY length, path
