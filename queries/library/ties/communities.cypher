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
// slow: It measures the whole network, some twenty seconds for half a million ties.
// ---
MATCH (source:Person|Organization)-[r]->(target:Person|Organization)
WHERE r.derived AND source <> target
// @carried r
RETURN source, target, r_claims AS claims
