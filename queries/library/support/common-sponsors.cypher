// Which sponsors two have in common: who gave money, weapons, training, goods or shelter to both
// ---
// asks:
//   - Which sponsors do {source} and {target} have in common?
//   - Who supports both {source} and {target}?
//   - Who backs {source} as well as {target}?
//   - Who funded, armed or trained both {source} and {target}?
//   - What common sponsors have {source} and {target}?
//   - Who backs both {source} and {target}?
//   - Do {source} and {target} have the same backers?
//   - Do {source} and {target} have the same sponsors?
//   - Who funds both {source} and {target}?
//   - Who armed both {source} and {target}?
//   - Who stands behind both {source} and {target}?
//   - Who gave to both {source} and {target}?
//   - Which backers do {source} and {target} share?
// params:
//   source: {type: [Person, Organization], description: one who received, example: hamas}
//   target: {type: [Person, Organization], description: the other, example: islamic-jihad}
// columns:
//   sponsor: {type: Entity, description: who gave to both}
//   to_source: {type: text, many: true, description: what sort of support the one received}
//   to_target: {type: text, many: true, description: what sort of support the other received}
// ---
MATCH (source:Entity {id: $source})
  <-[:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED]-(sponsor:Entity)
WITH DISTINCT source, sponsor
MATCH (sponsor)-[:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED]->(target:Entity {id: $target})
WHERE source <> target
WITH DISTINCT source, sponsor, target
MATCH (sponsor)-[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED]->(receiver:Entity)
WHERE receiver IN [source, target]
WITH sponsor, receiver, source, r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by sponsor, receiver, source
WITH sponsor, receiver = source AS first, holds, modality, disputed, said_by, disputed_by, claims,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT toLower(a.predicate) AS support ORDER BY support } AS support
ORDER BY first DESC
WITH sponsor, collect(support) AS support,
  // Both are needed, so that the row holds no better than the weaker of the two.
  max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WHERE size(support) = 2
RETURN sponsor.name AS sponsor, support[0] AS to_source, support[1] AS to_target, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY sponsor
