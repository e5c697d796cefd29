// The claims that speak against one: those that the contract found, where what was asked of claims could leave some out.
// Else they are looked up here, for what is left, and not before.
WITH *, CASE WHEN c_rivals IS NOT NULL THEN c_rivals WHEN c.disputed THEN COLLECT {
    CALL (c) {
      MATCH (c)-[:DISPUTES]-(c_rival:Claim)
      RETURN c_rival
      UNION
      MATCH (c_rival:Claim {triple: c.triple, polarity: CASE c.polarity WHEN 'asserts' THEN 'denies' ELSE 'asserts' END})
      RETURN c_rival
    }
    WITH c_rival WHERE c_rival.status <> 'retracted'
    RETURN c_rival
  } ELSE [] END AS c_against
