// How two entities are connected by what is best attested
// Among the shortest ways and those of the next length, first comes the one whose least attested step has the most independent
// sources (documents of which one cites the other count as one); then the one whose worst step is graded most credible;
// then the shortest. Grade and number of sources are never made into one figure.
// ---
// asks:
//   - What is the best attested path between {source} and {target}?
//   - What is the best attested connection between {source} and {target}?
//   - How are {source} and {target} most reliably connected?
//   - Which link between {source} and {target} is the most solid?
//   - What is the strongest path from {source} to {target}?
//   - What is the best documented link between {source} and {target}?
//   - What is the best evidenced link between {source} and {target}?
//   - What is the most reliable link between {source} and {target}?
//   - What is the most solid connection between {source} and {target}?
//   - How are {source} and {target} connected best?
//   - What is the surest way from {source} to {target}?
//   - Which path from {source} to {target} has the most sources?
// params:
//   source: {type: Entity, description: one end, example: qasem-soleimani}
//   target: {type: Entity, description: the other end, example: ali-mussa-daqduq}
//   max_length: {type: integer, description: how many steps at most, default: 3, minimum: 1, maximum: 5}
//   limit: {type: integer, description: 'how many ways at most, the best attested first', default: 5, minimum: 1, maximum: 100}
// columns:
//   sources: {type: integer, description: how many independent sources its least attested step has}
//   credibility: {type: integer, description: 'the credibility of its least credible step, 1 to 6; empty where one is not graded'}
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
// More ways than anybody would weigh are not weighed.
LIMIT 200
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
WITH stops, step, arrow, admitted, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY step, arrow
WITH stops, step, collect(arrow) AS arrows, collect(admitted) AS admitted, min(holds) AS holds, max(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WITH *, COLLECT {
    UNWIND admitted AS some UNWIND some AS one
    MATCH (one)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    RETURN DISTINCT document
  } AS documents, head(COLLECT {
    UNWIND admitted AS some UNWIND some AS one
    WITH one.credibility AS grade WHERE grade IS NOT NULL
    RETURN grade ORDER BY grade LIMIT 1
  }) AS credibility
WITH *, COUNT {
    UNWIND documents AS document
    WITH document, documents
    WHERE NOT EXISTS { (document)-[:CITES|SUPERSEDES*1..5]->(origin:Document) WHERE origin IN documents AND origin <> document }
    RETURN document
  } AS origins
ORDER BY step
WITH stops, collect({arrows: arrows, name: stops[step + 1].name}) AS steps,
  // Documents that cite each other in a ring have no origin among them, and are one source.
  min(CASE origins WHEN 0 THEN 1 ELSE origins END) AS sources,
  CASE WHEN count(credibility) = count(*) THEN max(credibility) END AS credibility,
  max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
RETURN sources, credibility, size(steps) AS length,
  reduce(text = stops[0].name, each IN steps | text + ' '
    + reduce(ties = head(each.arrows), arrow IN tail(each.arrows) | ties + ' / ' + arrow) + ' ' + each.name) AS path,
  holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS ids UNWIND ids AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY sources DESC, credibility, length, path
LIMIT $limit
