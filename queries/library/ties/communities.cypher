// Which communities there are: groups whose members are tied among themselves more than to others
// Found by the Leiden algorithm, which looks for the highest modularity; a tie weighs as many claims as it rests on.
// Persons and bodies count, with every tie between two of them, friendly or not. A row rests on the ties within it.
// ---
// asks:
//   - Which communities are there?
//   - Which groups belong together?
//   - What clusters does the network have?
//   - Who belongs together in {as_of}?
//   - How does the network fall into groups?
//   - Which groups cluster together?
//   - Which clusters are there?
//   - Which factions does the network have?
//   - Who clusters with whom?
//   - Who belongs with whom?
//   - Into which groups does the network fall?
//   - What communities are there in the network?
// params:
//   limit: {type: integer, description: 'how many communities at most, the largest first', default: 100, minimum: 1}
// columns:
//   community: {type: integer, description: its number; 1 is the largest}
//   members: {type: Entity, many: true, description: 'who belongs to it, the most tied first'}
//   size: {type: integer, description: how many they are}
//   ties: {type: integer, description: how many pairs of them are tied}
// measure: communities
// slow: it measures the whole network
// ---
MATCH (source:Person|Organization)-[r]->(target:Person|Organization)
WHERE r.derived AND source <> target
WITH CASE WHEN source.id < target.id THEN source ELSE target END AS one,
  CASE WHEN source.id < target.id THEN target ELSE source END AS other, r
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by one, other
RETURN one {.id, .name, .type} AS source, other {.id, .name, .type} AS target, size(claims) AS weight,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY one.id, other.id
