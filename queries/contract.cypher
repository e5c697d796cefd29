// What every claim passes before it counts. Needs the variable; leaves every other one in place.
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
WITH *, coalesce(c.disputed, false) AND ($known_by IS NULL OR c.status = 'disputed' OR size(c_rivals) > 0) AS c_disputed
WHERE $disputes = 'include' OR ($disputes = 'only') = c_disputed
