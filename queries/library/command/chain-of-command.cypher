// The chain of command from a person, a unit or a body upwards, step by step
// A step leads from a person to what that person commands, serves in or is deputy to, from there to what stands above it,
// from each body to whoever commands it, and from there to whom that commander answered.
// ---
// asks:
//   - What is the chain of command of {entity}?
//   - Who stood above {entity}?
//   - To whom did {entity} answer in {as_of}?
//   - Whose orders did {entity} take?
//   - Whom did {entity} report to?
//   - To whom did {entity} report?
//   - To whom was {entity} answerable?
//   - To whom was {entity} subordinate?
//   - Who was above {entity}?
//   - Who was over {entity}?
//   - Who were the superiors of {entity}?
//   - Who was the superior of {entity}?
//   - Under whom did {entity} serve?
//   - From whom did {entity} take orders?
//   - Who gave {entity} orders?
//   - Under whose command was {entity}?
//   - What is {entity} subordinate to?
//   - Who has authority over {entity}?
//   - Who gave {entity} its orders?
// params:
//   entity: {type: [Person, Organization, Position], description: where the chain begins, example: quds-force}
// columns:
//   level: {type: integer, description: how many steps up}
//   below: {type: Entity, description: from whom or what the step leads}
//   tie: {type: text, description: how the two are tied; read from below to above}
//   above: {type: Entity, description: to whom or what}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (start:Entity {id: $entity})
MATCH way = (start)
  ((holder:Entity)-[post:COMMANDED|LED|DEPUTY_OF|HELD_POSITION|MEMBER_OF]->(office:Organization|Person|Position)
    WHERE coalesce(office.kind, '') <> 'family'
    // @step post from holder
  ){0,1}
  ((below:Entity)-[step:SUBORDINATE_TO|PART_OF]->(:Organization|Person)
    WHERE step.derived
    // @step step from below
  ){0,7} (:Entity)
WITH start, collect({path: way, leads: size(step) > 0 OR all(tie IN post WHERE type(tie) = 'MEMBER_OF')}) AS ways
CALL (start, ways) {
  UNWIND ways AS way
  UNWIND range(0, length(way.path) - 1) AS rung
  RETURN relationships(way.path)[rung] AS r, nodes(way.path)[rung] AS below, nodes(way.path)[rung + 1] AS above, rung + 1 AS level
  UNION ALL
  // Nobody stands above themselves, nor does whoever commanded the same body beside or before the one who is asked about.
  // Whom a commander on the way answered to stands above too; each body is gone on from once, by the shortest way to it.
  UNWIND ways AS way
  WITH start, way WHERE way.leads
  WITH start, last(nodes(way.path)) AS body, min(length(way.path)) AS reached
  MATCH path = (body:Organization)<-[head:COMMANDED|LED]-(leader:Entity)
    ((inferior:Entity)-[over:SUBORDINATE_TO]->(superior:Organization|Person)
      WHERE over.derived
      // @step over from inferior
    ){0,3} (:Entity)
  WHERE leader <> start AND NOT start IN superior
  // @step head from leader
  UNWIND range(0, length(path) - 1) AS rung
  RETURN relationships(path)[rung] AS r, nodes(path)[rung] AS below, nodes(path)[rung + 1] AS above, reached + rung + 1 AS level
}
WITH r, below, above, min(level) AS level
WITH r, below, above, level, CASE
    WHEN startNode(r) = below THEN toLower(replace(type(r), '_', ' '))
    ELSE toLower(type(r)) + ' by'
  END AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by level, below, tie, above
RETURN level, below.name AS below, tie, above.name AS above,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY level, below, tie, since, above
