// Who links two organizations: the persons who are tied to both
// The most tied first.
// ---
// asks:
//   - Who links {source} and {target}?
//   - Which people connect {source} with {target}?
//   - Who has ties to both {source} and {target}?
//   - Which person stands between {source} and {target}?
//   - Who is the go-between of {source} and {target}?
//   - Who links {source} with {target}?
//   - Who is the link between {source} and {target}?
//   - Who connects {source} and {target}?
//   - Who has a foot in both {source} and {target}?
//   - Who belongs to both {source} and {target}?
//   - Through whom are {source} and {target} linked?
// params:
//   source: {type: Organization, description: one of the two, example: quds-force}
//   target: {type: Organization, description: the other, example: hizbullah}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   person: {type: Person, description: who links them}
//   with_source: {type: text, many: true, description: 'the ties to the one, as arrows from it'}
//   with_target: {type: text, many: true, description: 'the ties to the other, as arrows from it'}
// ---
MATCH (source:Entity {id: $source})
MATCH (target:Entity {id: $target})
WHERE source <> target
MATCH (source)-[one]-(common:Person)
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
RETURN common.name AS person, sides[0] AS with_source, sides[1] AS with_target, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS names UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS ids UNWIND ids AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY size(with_source) + size(with_target) DESC, person, with_source
LIMIT $limit
