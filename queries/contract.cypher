// What every claim passes before it counts, and who says so. Stands where a query file says `// @statements c`;
// `// @claims c` lets only acts through as well (acts.cypher). Needs the variable; leaves every other one in place.
WITH *, CASE
    WHEN $as_of IS NULL THEN null
    WHEN c.start_earliest IS NULL THEN 'unknown'
    WHEN c.start_latest <= $as_of.to AND c.end_earliest >= $as_of.from THEN 'certain'
    WHEN c.start_earliest <= $as_of.to AND c.end_latest >= $as_of.from THEN 'possible'
    ELSE 'never'
  END AS c_holds
WHERE c.status <> 'retracted'
  AND coalesce(c_holds, '') <> 'never'
  AND ($known_by IS NULL OR c.published <= $known_by)
  AND ($min_grade IS NULL OR (
    ($min_grade.reliability IS NULL OR c.reliability <= $min_grade.reliability)
    AND ($min_grade.credibility IS NULL OR c.credibility <= $min_grade.credibility)))
WITH *, CASE WHEN c.disputed THEN COLLECT {
    MATCH (c)-[:DISPUTES]-(c_rival:Claim)
    WHERE c_rival.status <> 'retracted' AND ($known_by IS NULL OR c_rival.published <= $known_by)
    RETURN c_rival
    UNION
    MATCH (c_rival:Claim {triple: c.triple})
    WHERE c_rival.polarity <> c.polarity AND c_rival.status <> 'retracted'
      AND ($known_by IS NULL OR c_rival.published <= $known_by)
    RETURN c_rival
  } ELSE [] END AS c_rivals
WITH *, c.disputed AND ($known_by IS NULL OR c.status = 'disputed' OR size(c_rivals) > 0) AS c_disputed
WHERE $disputes = 'include' OR ($disputes = 'only') = c_disputed
WITH *, COLLECT {
    OPTIONAL MATCH (c)-[:SAID_BY]->(c_speaker:Entity)
    OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
    OPTIONAL MATCH (c_document)-[:PUBLISHED_BY]->(c_publisher:Publisher)
    WITH DISTINCT coalesce(c_speaker.name, c_publisher.name, c_document.title) AS c_name
    WHERE c_name IS NOT NULL
    RETURN c_name ORDER BY c_name
  } AS c_said_by, COLLECT {
    UNWIND c_rivals AS c_rival
    OPTIONAL MATCH (c_rival)-[:SAID_BY]->(c_speaker:Entity)
    OPTIONAL MATCH (c_rival)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
    OPTIONAL MATCH (c_document)-[:PUBLISHED_BY]->(c_publisher:Publisher)
    WITH DISTINCT coalesce(c_speaker.name, c_publisher.name, c_document.title) AS c_name
    WHERE c_name IS NOT NULL
    RETURN c_name ORDER BY c_name
  } AS c_disputed_by
