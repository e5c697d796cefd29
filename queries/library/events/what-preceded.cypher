// What came before an event, step by step backwards, as far as a source ties it to what followed
// An event counts as coming before another where a source says that it preceded it, or that the other was done because
// of it.
// ---
// asks:
//   - What preceded {event}?
//   - What led up to {event}?
//   - What came before {event}?
//   - What happened before {event}?
//   - What is the prehistory of {event}?
//   - What led to {event}?
//   - What brought about {event}?
//   - What caused {event}?
//   - What were the causes of {event}?
//   - What is the background of {event}?
//   - What were the reasons for {event}?
//   - Why did {event} happen?
//   - What was the cause of {event}?
//   - How did {event} come about?
//   - What triggered {event}?
// params:
//   event: {type: Event, description: what it led to, example: strike-on-soleimani}
// columns:
//   level: {type: integer, description: how many steps back}
//   earlier: {type: Entity, description: what came before}
//   tie: {type: text, description: 'preceded; or brought about, where the later was done because of it'}
//   later: {type: Entity, description: what came after}
// ---
MATCH path = (:Entity {id: $event})
  ((after:Entity)-[step:PRECEDED|RESPONSE_TO]-(before:Entity)
    WHERE (type(step) = 'PRECEDED') = (endNode(step) = after)
    // @step step from after
  ){1,6} (:Entity)
WITH last(relationships(path)) AS r, length(path) AS level
WITH r, min(level) AS level
WITH r, level,
  CASE WHEN type(r) = 'PRECEDED' THEN startNode(r) ELSE endNode(r) END AS earlier,
  CASE WHEN type(r) = 'PRECEDED' THEN endNode(r) ELSE startNode(r) END AS later,
  CASE WHEN type(r) = 'PRECEDED' THEN 'preceded' ELSE 'brought about' END AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by level, earlier, tie, later
RETURN level, earlier.name AS earlier, tie, later.name AS later, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY level, later, earlier, tie
