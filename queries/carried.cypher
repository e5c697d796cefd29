// The ids of the claims of a relationship that pass; one without any is dropped. Needs the relationship.
WITH *, COLLECT {
    UNWIND c.claims AS c_id
    MATCH (c_claim:Claim {id: c_id})
    // @passes c_claim
    RETURN c_claim.id
  } AS c_claims
WHERE size(c_claims) > 0
