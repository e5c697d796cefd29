// What the contract comes to where nobody asks anything of it: the same rows as those of contract.cypher with its
// parameters left open, in a statement that a server plans in a fraction of the time.
WITH *, null AS c_holds
WHERE c.status <> 'retracted'
WITH *, CASE WHEN c.disputed THEN COLLECT {
    CALL (c) {
      MATCH (c)-[:DISPUTES]-(c_rival:Claim)
      RETURN c_rival
      UNION
      MATCH (c_rival:Claim {triple: c.triple})
      WHERE c_rival.polarity <> c.polarity
      RETURN c_rival
    }
    WITH c_rival WHERE c_rival.status <> 'retracted'
    RETURN c_rival
  } ELSE [] END AS c_rivals, coalesce(c.disputed, false) AS c_disputed
