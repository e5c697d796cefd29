// Who armed whom, and with what
// ---
// asks:
//   - Who armed {target}?
//   - Whom did {source} arm?
//   - Who gave weapons to {target}?
//   - What weapons did {source} give to {target}?
//   - Who was armed by {source}?
//   - Where did {target} get its weapons from?
//   - Where did {target} get weapons from?
//   - What weapons were delivered to {target}?
//   - What weapons did {target} receive?
//   - What weapons did {target} get?
//   - What weapons did {target} get from {source}?
//   - What weapons did {target} receive from {source}?
//   - What weapons did {source} send to {target}?
//   - What weapons did {source} supply to {target}?
//   - What weapons did {source} deliver to {target}?
//   - What weapons does {target} have?
//   - From whom did {target} get weapons?
//   - From whom does {target} get its weapons?
//   - Who supplied {target} with weapons?
//   - Who supplied weapons to {target}?
//   - Who equipped {target}?
//   - Who delivered weapons to {target}?
//   - With what did {source} arm {target}?
//   - How is {target} armed?
//   - Who provided {target} with weapons?
//   - Who sent weapons to {target}?
//   - To whom did {source} give weapons?
//   - Which weapons did {source} supply?
//   - Which weapons came from {source}?
//   - Did {source} give weapons to {target}?
//   - What weapons did {source} sell to {target}?
//   - What weapons did {target} buy from {source}?
//   - Who sold weapons to {target}?
// params:
//   source: {type: [Person, Organization], description: who gave the weapons, required: false, example: qasem-soleimani}
//   target: {type: [Person, Organization], description: who received them, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   giver: {type: Entity, description: who gave}
//   receiver: {type: Entity, description: who received}
//   equipment: {type: Equipment, many: true, description: with what}
//   counts: {type: text, many: true, description: 'how many, and of what'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (giver:Entity {id: $source})-[r:ARMED]->(receiver:Entity)
  WHERE $target IS NULL OR receiver.id = $target
  RETURN giver, r, receiver
  UNION
  MATCH (giver:Entity)-[r:ARMED]->(receiver:Entity {id: $target})
  WHERE $source IS NULL
  RETURN giver, r, receiver
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (giver:Entity)-[r:ARMED]->(receiver:Entity)
  RETURN giver, r, receiver
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by giver, receiver
ORDER BY since, giver.name, receiver.name
LIMIT $limit
// @told c by giver, receiver
RETURN giver.name AS giver, receiver.name AS receiver,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS equipment,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.count AS number, a.of AS of WHERE number IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + toString(number) + coalesce(' ' + of, '') AS said
    RETURN said ORDER BY said
  } AS counts,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, giver, receiver
LIMIT $limit
