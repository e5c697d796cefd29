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
// columns:
//   level: {type: integer, description: how many steps down}
//   above: {type: Entity, description: from whom or what the step leads}
//   tie: {type: text, description: how the two are tied; read from below to above}
//   below: {type: Entity, description: to whom or what}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// slow: below the head of a large body it finds thousands of people and units
// ---
MATCH (start:Entity {id: $entity})
MATCH path = ALL SHORTEST (start)
  ((left:Entity)-[step:COMMANDED|LED|SUBORDINATE_TO|PART_OF|DEPUTY_OF]-(right:Person|Organization)
    WHERE CASE WHEN type(step) IN ['COMMANDED', 'LED'] THEN startNode(step) = left ELSE endNode(step) = left END
    AND (
      ($as_of IS NULL AND $known_by IS NULL AND $min_grade IS NULL AND $disputes = 'include'
        AND size($without_sources) = 0 AND size($without_claims) = 0)
      OR EXISTS {
        UNWIND step.claims AS id
        MATCH (s:Claim {id: id})
        WHERE left IS NOT NULL
        // @passes s
        RETURN s
      }
    )
  ){1,6} (unit:Person|Organization)
WHERE unit <> start AND length(path) <= $max_length
WITH DISTINCT length(path) AS level, nodes(path)[-2] AS above, nodes(path)[-1] AS below, relationships(path)[-1] AS r
WITH level, above, below, r, CASE
    WHEN type(r) IN ['COMMANDED', 'LED'] THEN toLower(type(r)) + ' by'
    ELSE toLower(replace(type(r), '_', ' '))
  END AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by level, above, tie, below
RETURN level, above.name AS above, tie, below.name AS below,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY level, above, tie, since, below
