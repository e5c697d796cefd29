// How two entities are connected: the shortest ways from one to the other
// Each way is read from left to right; an arrow points from the subject of a tie to its object. Every step rests on a
// claim that passes.
// ---
// asks:
//   - How are {source} and {target} connected?
//   - What connects {source} to {target}?
//   - What links {source} with {target}?
//   - How does {source} know {target}?
//   - How is {source} linked to {target}?
//   - How is {source} connected with {target}?
//   - What is the connection between {source} and {target}?
//   - What is the link between {source} and {target}?
//   - What is the relation between {source} and {target}?
//   - What is the relationship between {source} and {target}?
//   - What ties {source} to {target}?
//   - How are {source} and {target} related?
//   - Is {source} connected to {target}?
//   - What has {source} to do with {target}?
//   - How does {source} relate to {target}?
//   - Is there a link between {source} and {target}?
//   - Through whom is {source} connected to {target}?
//   - What is between {source} and {target}?
//   - Are {source} and {target} allies?
//   - Are {source} and {target} enemies?
//   - What is {source}'s relationship to {target}?
//   - What is {source}'s relation to {target}?
// params:
//   source: {type: Entity, description: one end, example: qasem-soleimani}
//   target: {type: Entity, description: the other end, example: hamas}
//   max_length: {type: integer, description: how many steps at most, default: 4, minimum: 1, maximum: 6}
//   limit: {type: integer, description: how many ways at most, default: 25, minimum: 1, maximum: 1000}
// columns:
//   length: {type: integer, description: how many steps}
//   path: {type: text, description: the way with the ties of each step}
// slow: between two whom few ways join it looks at the ties of all who may stand between
// ---
MATCH (source:Entity {id: $source})
MATCH (target:Entity {id: $target})
MATCH path = ALL SHORTEST (source)
  ((left:Entity)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
    WHERE tie.derived
    // @step tie
  ){1,6} (target)
WHERE source <> target AND length(path) <= $max_length
WITH DISTINCT nodes(path) AS stops
ORDER BY [stop IN stops | stop.id]
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
