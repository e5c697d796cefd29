// What every claim passes before it counts. Needs the variable; leaves every other one in place.
// A claim that nothing but sources that are left out carries counts as never loaded, and so does its dispute. What is
// kept on the claim of all its documents (when it was published, its best grade, how far they vouch for what goes on)
// is asked of the documents that remain.
WITH *, CASE
    WHEN $contract.as_of IS NULL OR size($contract.without_sources) = 0 OR NOT c.`when` ENDS WITH '/..' THEN c.end_earliest
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
      WHERE NOT c_document.id IN $contract.without_sources
        AND NOT EXISTS { (c_document)-[:PUBLISHED_BY]->(c_publisher) WHERE c_publisher.id IN $contract.without_sources }
        AND c_document.published_latest >= c.start_earliest
      RETURN c_document.published_latest AS c_latest ORDER BY c_latest DESC LIMIT 1
    }), c.start_earliest)
  END AS c_vouched
WITH *, CASE
    WHEN $contract.as_of IS NULL THEN null
    WHEN c.start_earliest IS NULL THEN 'unknown'
    WHEN c.start_latest <= $contract.as_of.to AND c_vouched >= $contract.as_of.from THEN 'certain'
    WHEN c.start_earliest <= $contract.as_of.to AND c.end_latest >= $contract.as_of.from THEN 'possible'
    ELSE 'never'
  END AS c_holds
WHERE c.status <> 'retracted'
  AND coalesce(c_holds, '') <> 'never'
  AND ($contract.known_by IS NULL OR c.published <= $contract.known_by)
  AND ($contract.min_grade IS NULL OR (
    ($contract.min_grade.reliability IS NULL OR c.reliability <= $contract.min_grade.reliability)
    AND ($contract.min_grade.credibility IS NULL OR c.credibility <= $contract.min_grade.credibility)))
  AND NOT c.id IN $contract.without_claims
// A branch is not looked into before it is needed; a condition would be, for each claim that is left out of nothing.
  AND CASE WHEN size($contract.without_sources) = 0 THEN true ELSE
    NOT EXISTS { (c)-[:SAID_BY]->(c_speaker) WHERE c_speaker.id IN $contract.without_sources }
    AND EXISTS {
      MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
      WHERE NOT c_document.id IN $contract.without_sources
        AND NOT EXISTS { (c_document)-[:PUBLISHED_BY]->(c_publisher) WHERE c_publisher.id IN $contract.without_sources }
        AND ($contract.known_by IS NULL OR c_document.published_latest <= $contract.known_by)
    }
    AND ($contract.min_grade IS NULL OR $contract.min_grade.reliability IS NULL OR EXISTS {
      MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
      WHERE NOT c_document.id IN $contract.without_sources
        AND NOT EXISTS { (c_document)-[:PUBLISHED_BY]->(c_publisher) WHERE c_publisher.id IN $contract.without_sources }
        AND c_document.reliability <= $contract.min_grade.reliability
    })
  END
// Whether a claim counts as disputed depends on what speaks against it only where that may be left out.
WITH *, CASE WHEN c.disputed AND ($contract.known_by IS NOT NULL OR size($contract.without_sources) + size($contract.without_claims) > 0) THEN COLLECT {
    CALL (c) {
      MATCH (c)-[:DISPUTES]-(c_rival:Claim)
      RETURN c_rival
      UNION
      MATCH (c_rival:Claim {triple: c.triple, polarity: CASE c.polarity WHEN 'asserts' THEN 'denies' ELSE 'asserts' END})
      RETURN c_rival
    }
    WITH c_rival
    WHERE c_rival.status <> 'retracted' AND ($contract.known_by IS NULL OR c_rival.published <= $contract.known_by)
      AND NOT c_rival.id IN $contract.without_claims
      AND CASE WHEN size($contract.without_sources) = 0 THEN true ELSE
        NOT EXISTS { (c_rival)-[:SAID_BY]->(c_speaker) WHERE c_speaker.id IN $contract.without_sources }
        AND EXISTS {
          MATCH (c_rival)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(c_document:Document)
          WHERE NOT c_document.id IN $contract.without_sources
            AND NOT EXISTS { (c_document)-[:PUBLISHED_BY]->(c_publisher) WHERE c_publisher.id IN $contract.without_sources }
            AND ($contract.known_by IS NULL OR c_document.published_latest <= $contract.known_by)
        }
      END
    RETURN c_rival
  } END AS c_rivals
WITH *, coalesce(c.disputed, false) AND (
    $contract.known_by IS NULL AND size($contract.without_sources) = 0 AND size($contract.without_claims) = 0
    OR c.status = 'disputed' OR size(c_rivals) > 0
  ) AS c_disputed
WHERE $contract.disputes = 'include' OR ($contract.disputes = 'only') = c_disputed
