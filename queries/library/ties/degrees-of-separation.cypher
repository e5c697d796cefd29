// How many steps lie between somebody and others: everyone within a number of steps, or one other alone
// Each row shows one of the shortest ways; with more than one as short, the first by the ids of its stations.
// ---
// asks:
//   - How many degrees of separation are there between {source} and {target}?
//   - How far is {source} from {target}?
//   - How many steps lie between {source} and {target}?
//   - Who is within {max_length} steps of {source}?
//   - Who is close to {source}?
//   - Who are the friends of friends of {source}?
//   - How many steps are there between {source} and {target}?
//   - How far apart are {source} and {target}?
//   - How many steps apart are {source} and {target}?
//   - How close is {source} to {target}?
//   - How many links are between {source} and {target}?
//   - How distant are {source} and {target}?
//   - How many hops are there from {source} to {target}?
// params:
//   source: {type: Entity, description: from whom, example: ali-mussa-daqduq}
//   target: {type: Entity, description: 'to whom, where only one is of interest', required: false}
//   max_length: {type: integer, description: 'how many steps at most; without a target, 3 at most', default: 2, minimum: 1, maximum: 5}
//   limit: {type: integer, description: 'how many rows at most, the nearest first', default: 200, minimum: 1, maximum: 1000}
// columns:
//   degrees: {type: integer, description: how many steps}
//   reached: {type: Entity, description: who or what is that far away}
//   via: {type: Entity, many: true, description: who or what lies between}
// ---
MATCH (source:Entity {id: $source})
CALL (source) {
  MATCH (reached:Entity {id: $target})
  MATCH path = ALL SHORTEST (source)
    ((left:Entity)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
      WHERE tie.derived
      // @step tie
    ){1,5} (reached)
  WHERE source <> reached AND length(path) <= $max_length
  RETURN reached, [stop IN nodes(path) | stop.id] AS ids
  UNION
  // Everyone near, step by step, and no farther once enough are found.
  // Each has the first of the shortest ways so far, by the ids of its stations; who is found again, farther away, is dropped.
  WITH source
  WHERE $target IS NULL
  CALL (source) {
    WITH source AS left
    MATCH (left)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
    WHERE tie.derived
    // @step tie
    RETURN collect(DISTINCT right) AS ones
  }
  // A condition of literals alone, as Neo4j Browser gets it, breaks the planner of Neo4j 5.26; hence the cases.
  CALL (source, ones) {
    WITH * WHERE size([one IN ones WHERE one:Person OR one:Organization]) <= CASE WHEN $max_length > 1 THEN $limit ELSE -1 END
    UNWIND ones AS left
    MATCH (left)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
    WHERE tie.derived
    // @step tie
    WITH source, right, min(left.id) AS via
    RETURN collect({node: right, ids: [source.id, via, right.id]}) AS twos
  }
  CALL (ones, twos) {
    WITH *
    WHERE size([two IN twos WHERE two.node:Person OR two.node:Organization])
      <= CASE WHEN $max_length > 2 THEN $limit + size(ones) + 1 ELSE -1 END
    UNWIND twos AS two
    WITH two.node AS left, two.ids AS ids
    MATCH (left)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
    WHERE tie.derived
    // @step tie
    WITH right, min(ids) AS ids
    RETURN collect({node: right, ids: ids + right.id}) AS threes
  }
  UNWIND [one IN ones | {node: one, ids: [source.id, one.id]}] + twos + threes AS way
  WITH source, way.node AS reached, way.ids AS ids
  WHERE reached <> source AND reached:Person|Organization
  RETURN reached, ids
}
WITH reached, min([size(ids)] + ids) AS found
WITH reached, tail(found) AS ids
ORDER BY size(ids), reached.name, reached.id
LIMIT $limit
CALL (ids) {
  UNWIND range(0, size(ids) - 1) AS place
  MATCH (stop:Entity {id: ids[place]})
  WITH place, stop ORDER BY place
  RETURN collect(stop) AS stops
}
UNWIND range(0, size(stops) - 2) AS step
WITH reached, stops, step, stops[step] AS here, stops[step + 1] AS there
MATCH (here)-[r]-(there)
WHERE r.derived
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by reached, stops, step
WITH reached, stops, max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
RETURN size(stops) - 1 AS degrees, reached.name AS reached, [stop IN stops[1..-1] | stop.name] AS via, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY degrees, reached, via
