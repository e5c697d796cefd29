// The weakest link of the shortest way between two: its steps, the worst attested first
// A step is the weaker the fewer independent sources it has, then where it is disputed, then where it is alleged rather
// than assessed, or assessed rather than reported. Of several shortest ways the first by the ids of its stations is taken.
// ---
// asks:
//   - What is the weakest link between {source} and {target}?
//   - How well attested is the connection between {source} and {target}?
//   - Which step between {source} and {target} is the least certain?
//   - Where is the path from {source} to {target} weakest?
//   - How solid is the link between {source} and {target}?
//   - How weak is the link between {source} and {target}?
//   - How strong is the link between {source} and {target}?
//   - How certain is the connection between {source} and {target}?
//   - How good is the evidence that {source} and {target} are connected?
//   - How reliable is the link between {source} and {target}?
// params:
//   source: {type: Entity, description: one end, example: qasem-soleimani}
//   target: {type: Entity, description: the other end, example: qais-al-khazali}
//   max_length: {type: integer, description: how many steps at most, default: 4, minimum: 1, maximum: 6}
// columns:
//   rank: {type: integer, description: how weak the step is; 1 is the weakest}
//   step: {type: integer, description: which step of the way}
//   here: {type: Entity, description: from whom or what the step leads}
//   ties: {type: text, many: true, description: how the two are tied}
//   there: {type: Entity, description: to whom or what}
//   sources: {type: integer, description: 'how many sources it has; documents that cite each other count as one'}
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
LIMIT 1
UNWIND range(0, size(stops) - 2) AS place
WITH place, stops[place] AS here, stops[place + 1] AS there
MATCH (here)-[r]-(there)
WHERE r.derived
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by place, here, there
WITH *, COLLECT {
    UNWIND admitted AS a
    MATCH (a)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    WHERE NOT document.id IN $contract.without_sources
      AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
    RETURN DISTINCT document
  } AS documents
WITH *, COUNT {
    UNWIND documents AS document
    WITH document, documents
    WHERE NOT EXISTS { (document)-[:CITES|SUPERSEDES*1..5]->(origin:Document) WHERE origin IN documents AND origin <> document }
    RETURN document
  } AS origins
// Documents that cite each other in a ring have no origin among them, and are one source.
WITH *, CASE WHEN origins = 0 THEN 1 ELSE origins END AS sources
ORDER BY sources, disputed DESC, modality, place
WITH collect({
    place: place, here: here.name, there: there.name, sources: sources, modality: modality, holds: holds,
    disputed: disputed, said_by: said_by, disputed_by: disputed_by, claims: claims,
    ties: COLLECT {
      MATCH (here)-[r]-(there)
      WHERE r.derived AND any(id IN r.claims WHERE id IN claims)
      RETURN DISTINCT toLower(replace(type(r), '_', ' ')) AS tie ORDER BY tie
    }
  }) AS steps
UNWIND range(0, size(steps) - 1) AS number
WITH number, steps[number] AS step
RETURN number + 1 AS rank, step.place + 1 AS step, step.here AS here, step.ties AS ties, step.there AS there,
  step.sources AS sources,
  step.holds AS holds, step.modality AS modality, step.disputed AS disputed,
  step.said_by AS said_by, step.disputed_by AS disputed_by, step.claims AS claims
ORDER BY rank
