// The chain of command from a person or a body downwards, step by step
// A step leads from a person to what that person commands or leads and to deputies, and from a body to what is part of
// it or takes orders from it.
// ---
// asks:
//   - What is the chain of command below {entity}?
//   - Who stood below {entity}?
//   - Who and what was under the command of {entity} in {as_of}?
//   - Whom could {entity} give orders to?
//   - What forces did {entity} have under them?
//   - Who was under {entity}'s command?
//   - Who stands under {entity}?
//   - Who obeyed {entity}?
//   - Which forces were at the disposal of {entity}?
//   - Over whom did {entity} have command?
// params:
//   entity: {type: [Person, Organization], description: where the chain begins, example: ali-khamenei}
//   max_length: {type: integer, description: how many steps down at most, default: 4, minimum: 1, maximum: 6}
//   limit: {type: integer, description: 'how many rows at most, the highest first', default: 1000, minimum: 1}
// columns:
//   level: {type: integer, description: how many steps down}
//   above: {type: Entity, description: from whom or what the step leads}
//   tie: {type: text, description: how the two are tied; read from below to above}
//   below: {type: Entity, description: to whom or what}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (start:Entity {id: $entity})
CALL (start) {
  RETURN start AS above, 0 AS higher
  UNION
  // How far a pattern reaches cannot be a parameter, and of what lies farther there is very much.
  WITH start WHERE $max_length <= 4
  MATCH path = ANY SHORTEST (start)
    ((left:Entity)-[step:COMMANDED|LED|SUBORDINATE_TO|PART_OF|DEPUTY_OF]-(right:Person|Organization)
      WHERE CASE WHEN type(step) IN ['COMMANDED', 'LED'] THEN startNode(step) = left ELSE endNode(step) = left END
      // @step step
    ){1,3} (above:Person|Organization)
  WHERE above <> start AND length(path) < $max_length
  RETURN above, length(path) AS higher
  UNION
  WITH start WHERE $max_length > 4
  MATCH path = ANY SHORTEST (start)
    ((left:Entity)-[step:COMMANDED|LED|SUBORDINATE_TO|PART_OF|DEPUTY_OF]-(right:Person|Organization)
      WHERE CASE WHEN type(step) IN ['COMMANDED', 'LED'] THEN startNode(step) = left ELSE endNode(step) = left END
      // @step step
    ){1,5} (above:Person|Organization)
  WHERE above <> start AND length(path) < $max_length
  RETURN above, length(path) AS higher
}
MATCH (above)-[r:COMMANDED|LED|SUBORDINATE_TO|PART_OF|DEPUTY_OF]-(below:Person|Organization)
WHERE below <> start AND CASE WHEN type(r) IN ['COMMANDED', 'LED'] THEN startNode(r) = above ELSE endNode(r) = above END
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
WITH below, higher, above, r, c, c_holds, c_disputed, c_rivals, CASE
    WHEN type(r) IN ['COMMANDED', 'LED'] THEN toLower(type(r)) + ' by'
    ELSE toLower(replace(type(r), '_', ' '))
  END AS tie
// @kept c by below, higher, above, tie
// Whoever is reached in several numbers of steps stands where the fewest lead.
WITH below, min(higher) AS highest, collect({higher: higher, above: above, tie: tie, kept: c_kept, since: since}) AS ways
UNWIND [way IN ways WHERE way.higher = highest] AS way
WITH highest + 1 AS level, way.above AS above, way.tie AS tie, below, way.kept AS c_kept, way.since AS since
ORDER BY level, above.name, tie, since, below.name
LIMIT $limit
// @told c by level, above, tie, below
RETURN level, above.name AS above, tie, below.name AS below,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY level, above, tie, since, below
LIMIT $limit
