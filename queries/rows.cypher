// One row for each combination of the named variables, and what it rests on. Stands where a query file says
// `// @rows c by giver, receiver`; afterwards only these, and what is named here, are left.
WITH keys,
  collect(DISTINCT c) AS admitted,
  min(c_holds) AS holds,
  max(c_disputed) AS disputed,
  collect(DISTINCT c.modality) AS c_modalities,
  collect(c_said_by) AS c_sayers,
  collect(c_disputed_by) AS c_disputers,
  // @bounds c
WITH *,
  // At the firmest; a plan or a scenario is less than any act, whoever alleges it.
  head([c_put IN ['reported', 'assessed', 'alleged', 'intended', 'conditional'] WHERE c_put IN c_modalities]) AS modality,
  COLLECT { UNWIND c_sayers AS c_names UNWIND c_names AS c_name RETURN DISTINCT c_name ORDER BY c_name } AS said_by,
  COLLECT { UNWIND c_disputers AS c_names UNWIND c_names AS c_name RETURN DISTINCT c_name ORDER BY c_name } AS disputed_by,
  COLLECT { UNWIND admitted AS c_one RETURN c_one.id ORDER BY c_one.id } AS claims
  // @dates c
