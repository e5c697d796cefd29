// What has passed, one row for each combination of the named variables, before anybody is asked who says it: stands before
// an ORDER BY and a LIMIT, so that only what is shown is told. Needs what @passes or @admits leaves; afterwards only these,
// c_kept, and what a row can be placed by are left: holds, since, until and dated, the same as @told gives them.
WITH keys,
  collect(DISTINCT {claim: c, holds: c_holds, disputed: c_disputed, rivals: c_rivals}) AS c_kept,
  min(c_holds) AS holds,
  // @bounds c
  // @dates c
