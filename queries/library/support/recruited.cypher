// Who recruited whom, how many, and where
// ---
// asks:
//   - Who recruited {target}?
//   - Whom did {source} recruit?
//   - Who enlisted {target}?
//   - How many fighters did {source} recruit?
//   - Who was recruited by {source}?
//   - Where did {source} find recruits?
//   - Which fighters did {source} enlist?
//   - Which fighters did {source} recruit?
//   - Who did the recruiting for {target}?
//   - How many did {source} recruit?
//   - How many were recruited for {target}?
//   - Who was enlisted by {source}?
//   - Where were fighters recruited by {source}?
//   - From where did {source} get fighters?
//   - Did {source} recruit {target}?
//   - Who signed up {target}?
// params:
//   source: {type: [Person, Organization], description: who recruited, required: false, example: qasem-soleimani}
//   target: {type: [Person, Organization], description: 'who was recruited, or for whom', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   recruiter: {type: Entity, description: who recruited}
//   recruited: {type: Entity, description: 'who was won, or the body for which people were won'}
//   places: {type: Place, many: true, description: where}
//   counts: {type: text, many: true, description: 'how many, and of what'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (recruiter:Entity {id: $source})-[r:RECRUITED]->(recruited:Entity)
  WHERE $target IS NULL OR recruited.id = $target
  RETURN recruiter, r, recruited
  UNION
  MATCH (recruiter:Entity)-[r:RECRUITED]->(recruited:Entity {id: $target})
  WHERE $source IS NULL
  RETURN recruiter, r, recruited
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (recruiter:Entity)-[r:RECRUITED]->(recruited:Entity)
  RETURN recruiter, r, recruited
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by recruiter, recruited
ORDER BY since, recruiter.name, recruited.name
LIMIT $limit
// @told c by recruiter, recruited
RETURN recruiter.name AS recruiter, recruited.name AS recruited,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
  } AS places,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.count AS number, a.of AS of WHERE number IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + toString(number) + coalesce(' ' + of, '') AS said
    RETURN said ORDER BY said
  } AS counts,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, recruiter, recruited
LIMIT $limit
