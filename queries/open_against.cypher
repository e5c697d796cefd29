// The claims that speak against one, where nobody asked anything of the contract: looked up here, and not before.
WITH *, CASE WHEN c.disputed THEN COLLECT {
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
