// The claims that speak against one, as the contract found them.
WITH *, c_rivals AS c_against
