// Who connects all the dots: through whom the shortest ways between the others lead
// The score is betweenness: of all pairs of others, the share whose shortest way leads over the one in the row, split
// evenly where there are several. 0 is nobody's way, 1 is everybody's. Persons and bodies count, with every tie between
// two of them; a row rests on all ties of its own. In a network of more than 2,000 members the score is an estimate: the
// ways from 500 of them, drawn at random and the same each time, stand for those of all. Nineteen times in twenty such a
// score is off by less than 0.06 (Hoeffding's bound), and mostly by far less.
// ---
// asks:
//   - Who connects all the dots?
//   - Who are the brokers?
//   - Who is the broker of the network?
//   - Who stands between the others in {as_of}?
//   - Who holds the network together?
//   - Which persons connect the network?
//   - Who is most central?
//   - Who are the key people in the network?
//   - Who are the key figures?
//   - Who is the most important person in the network?
//   - Who is at the centre of the network?
//   - Who is the spider in the web?
//   - Who is best connected?
//   - Who are the key players?
//   - Who is the hub of the network?
//   - Who is the most influential?
//   - Who matters most in the network?
//   - Who holds everything together?
//   - Who ties everything together?
//   - Who is in the middle of it all?
// params:
//   limit: {type: integer, description: how many rows at most, default: 10, minimum: 1, maximum: 1000}
// columns:
//   entity: {type: Entity, description: who connects}
//   type: {type: text, description: what they are}
//   score: {type: number, description: 'the share of shortest ways that lead over them, 0 to 1'}
//   neighbours: {type: integer, description: to how many others they are tied}
// measure: betweenness
// slow: It measures the whole network, some twenty seconds for half a million ties.
// ---
MATCH (source:Person|Organization)-[r]->(target:Person|Organization)
WHERE r.derived AND source <> target
// @carried r
RETURN source, target, r_claims AS claims
