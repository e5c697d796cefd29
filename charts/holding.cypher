// How claims hold at the time that was asked about: certain, possible or unknown.
UNWIND $claims AS id
MATCH (c:Claim {id: id})
// @admits c
RETURN c.id AS id, c_holds AS holds
