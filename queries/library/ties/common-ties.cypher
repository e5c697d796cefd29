// What two entities have in common: whoever and whatever is tied to both
// The most tied first. Persons, bodies, events, places and whatever else there is.
// ---
// asks:
//   - What do {source} and {target} have in common?
//   - What are the common ties of {source} and {target}?
//   - Who knows both {source} and {target}?
//   - Who is tied to both {source} and {target}?
//   - Which contacts do {source} and {target} share?
//   - Whom do both {source} and {target} know?
//   - What links do {source} and {target} share?
//   - What is common to {source} and {target}?
//   - Which ties do {source} and {target} share?
//   - Who is connected to both {source} and {target}?
// params:
//   source: {type: Entity, description: one of the two, example: hassan-nasrallah}
//   target: {type: Entity, description: the other, example: imad-mughniyeh}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   common: {type: Entity, description: who or what is tied to both}
//   with_source: {type: text, many: true, description: 'the ties to the one, as arrows from it'}
//   with_target: {type: text, many: true, description: 'the ties to the other, as arrows from it'}
// ---
MATCH (source:Entity {id: $source})
MATCH (target:Entity {id: $target})
WHERE source <> target
MATCH (source)-[one]-(common:Entity)
WHERE one.derived AND common <> target AND EXISTS { (common)-[other]-(target) WHERE other.derived }
WITH DISTINCT source, target, common
UNWIND [source, target] AS here
MATCH (here)-[r]-(common)
WHERE r.derived
WITH source, common, here, r, CASE
    WHEN type(r) IN ['ALLIED_WITH', 'COORDINATED_WITH', 'MET_WITH', 'RELATED_TO', 'UNSPECIFIED_TIE'] THEN '—' + type(r) + '—'
    WHEN startNode(r) = here THEN '—' + type(r) + '→'
    ELSE '←' + type(r) + '—'
  END AS arrow
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by source, common, here, arrow
WITH common, here = source AS first, arrow, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY arrow
WITH common, first, collect(arrow) AS arrows, min(holds) AS holds, max(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
ORDER BY first DESC
WITH common, collect(arrows) AS sides, max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WHERE size(sides) = 2
RETURN common.name AS common, sides[0] AS with_source, sides[1] AS with_target, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS ids UNWIND ids AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY size(with_source) + size(with_target) DESC, common, with_source
LIMIT $limit
