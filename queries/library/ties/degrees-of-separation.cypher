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
// slow: three steps from anybody lead to most of a large graph
// ---
MATCH (source:Entity {id: $source})
CALL (source) {
  MATCH (reached:Entity {id: $target})
  MATCH path = ALL SHORTEST (source)
    ((left:Entity)-[tie:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
      WHERE tie.derived AND (
        ($as_of IS NULL AND $known_by IS NULL AND $min_grade IS NULL AND $disputes = 'include'
          AND size($without_sources) = 0 AND size($without_claims) = 0)
        OR EXISTS {
          UNWIND tie.claims AS id
          MATCH (s:Claim {id: id})
          WHERE left IS NOT NULL
          // @passes s
          RETURN s
        }
      )
    ){1,5} (reached)
  WHERE source <> reached AND length(path) <= $max_length
  RETURN reached, nodes(path) AS stops
  UNION
  WITH source
  WHERE $target IS NULL
  MATCH path = ALL SHORTEST (source)
    ((left:Entity)-[link:!SUBJECT&!OBJECT&!SAID_BY&!QUALIFIED_BY&!HAS_NAME&!RESOLVES_TO&!BROUGHT_BY]-(right:Entity)
      WHERE link.derived AND (
        ($as_of IS NULL AND $known_by IS NULL AND $min_grade IS NULL AND $disputes = 'include'
          AND size($without_sources) = 0 AND size($without_claims) = 0)
        OR EXISTS {
          UNWIND link.claims AS id
          MATCH (s:Claim {id: id})
          WHERE left IS NOT NULL
          // @passes s
          RETURN s
        }
      )
    ){1,3} (reached:Person|Organization)
  WHERE source <> reached AND length(path) <= $max_length
  RETURN reached, nodes(path) AS stops
}
WITH reached, stops
ORDER BY size(stops), reached.id, [stop IN stops | stop.id]
WITH reached, head(collect(stops)) AS stops
ORDER BY size(stops), reached.name, reached.id
LIMIT $limit
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
