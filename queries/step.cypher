// The condition on a step of a path: a claim that it rests on passes. Needs the relationship and one of its ends, which is
// left or what the mark calls it, in a WHERE; stands behind another condition. Left out where nobody asks anything of claims.
AND (
  ($contract.as_of IS NULL AND $contract.known_by IS NULL AND $contract.min_grade IS NULL AND $contract.disputes = 'include'
    AND size($contract.without_sources) = 0 AND size($contract.without_claims) = 0)
  OR EXISTS {
    UNWIND c.claims AS c_id
    MATCH (c_claim:Claim {id: c_id})
    // Naming an end of the step keeps Neo4j 2026.07 from a plan that its own runtime cannot carry out.
    WHERE left IS NOT NULL
    // @passes c_claim
    RETURN c_claim
  }
)
