// Which armed groups acted for a sponsor: who funded, armed, trained, directed or sheltered them, or had them under orders
// A row is a sponsor and an armed group or unit that takes support or orders from it, with the kinds of both. What makes a
// group a proxy is a judgement: ask for more kinds of support with `least`, and see the claims.
// ---
// asks:
//   - Who are the proxies of {source}?
//   - Which proxies does {source} have?
//   - Who sponsors {target}?
//   - Whose proxy is {target}?
//   - Which armed groups act for {source}?
//   - Which proxies and sponsors are there?
//   - Who works on behalf of {source}?
//   - Who acts on behalf of {source}?
//   - Who acts for {source}?
//   - Which groups act for {source}?
//   - Which groups fight for {source}?
//   - Who fights for {source}?
//   - Which militias does {source} control?
//   - Which groups does {source} control?
//   - For whom does {target} fight?
//   - For whom does {target} act?
//   - On whose behalf does {target} act?
//   - Who pulls the strings of {target}?
//   - Is {target} a proxy of {source}?
//   - Which groups does {source} use?
// params:
//   source: {type: [Person, Organization], description: the sponsor, required: false, example: iran}
//   target: {type: Organization, description: the proxy, required: false}
//   least: {type: integer, description: how many kinds of support or orders there must be, default: 1, minimum: 1, maximum: 12}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   sponsor: {type: Entity, description: who supported or commanded}
//   proxy: {type: Organization, description: the armed group or unit}
//   kinds: {type: text, many: true, description: 'how, as the sponsor does it'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
WITH ['armed group', 'military unit', 'armed force'] AS armed
CALL (armed) {
  MATCH (sponsor:Entity {id: $source})-[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED|ESTABLISHED|FOUNDED]->(proxy:Organization)
  WHERE $target IS NULL OR proxy.id = $target
  RETURN sponsor, r, proxy
  UNION
  MATCH (sponsor:Entity {id: $source})<-[r:SUBORDINATE_TO]-(proxy:Organization)
  WHERE $target IS NULL OR proxy.id = $target
  RETURN sponsor, r, proxy
  UNION
  MATCH (sponsor:Entity)-[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED|ESTABLISHED|FOUNDED]->(proxy:Organization {id: $target})
  WHERE $source IS NULL
  RETURN sponsor, r, proxy
  UNION
  MATCH (sponsor:Entity)<-[r:SUBORDINATE_TO]-(proxy:Organization {id: $target})
  WHERE $source IS NULL
  RETURN sponsor, r, proxy
  UNION
  WITH armed WHERE $source IS NULL AND $target IS NULL
  MATCH (sponsor:Entity)-[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED|ESTABLISHED|FOUNDED]->(proxy:Organization)
  WHERE proxy.kind IN armed
  RETURN sponsor, r, proxy
  UNION
  WITH armed WHERE $source IS NULL AND $target IS NULL
  MATCH (sponsor:Entity)<-[r:SUBORDINATE_TO]-(proxy:Organization)
  WHERE proxy.kind IN armed
  RETURN sponsor, r, proxy
}
WITH armed, sponsor, r, proxy, CASE type(r) WHEN 'SUBORDINATE_TO' THEN 'gave orders' ELSE toLower(replace(type(r), '_', ' ')) END AS kind
WHERE proxy.kind IN armed AND sponsor <> proxy
  // @step r from sponsor
WITH sponsor, proxy, collect(kind) AS found, collect(r) AS ties
WHERE size(found) >= $least
ORDER BY size(found) DESC, sponsor.name, proxy.name
LIMIT $limit
UNWIND ties AS r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by sponsor, proxy, found
RETURN sponsor.name AS sponsor, proxy.name AS proxy,
  COLLECT { UNWIND found AS kind RETURN kind ORDER BY kind } AS kinds,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY size(kinds) DESC, sponsor, proxy
LIMIT $limit
