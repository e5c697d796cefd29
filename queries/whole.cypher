// What carried.cypher comes to where nobody asks anything of the claims: a relationship is derived from those that pass.
WITH *, c.claims AS c_claims
