// Who gave money to whom, how much, and whether it was given or only meant to be
// Each sum stands in a row of its own: sums of several claims, or of several currencies, are never added up.
// ---
// asks:
//   - Who funded {target}?
//   - Whom did {source} fund?
//   - Who gave money to {target}?
//   - How much money did {source} give to {target}?
//   - Who was funded by {source}?
//   - Who pays {target}?
//   - Did {source} give money to {target}?
//   - How much did {source} pay {target}?
//   - How much money did {source} give {target}?
//   - How much did {target} get from {source}?
//   - What did {source} pay to {target}?
//   - What did {source} spend on {target}?
//   - How much money did {target} get from {source}?
//   - How much money did {target} get?
//   - How much money was {target} given?
//   - Who paid {target}?
//   - What money did {target} receive?
//   - What funds did {target} get?
//   - Who is paid by {source}?
//   - To whom did {source} give money?
//   - To whom did money go from {source}?
//   - Who put money into {target}?
//   - Whose money went to {target}?
//   - Whom does {source} pay?
// params:
//   source: {type: [Person, Organization], description: who gave, required: false, example: qasem-soleimani}
//   target: {type: Entity, description: who received, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   giver: {type: Entity, description: who gave}
//   receiver: {type: Entity, description: who received}
//   bound: {type: text, description: 'how the sum is meant: exact, about, at least, more than, at most'}
//   amount: {type: number, description: the sum; empty where none is named}
//   currency: {type: text, description: ISO 4217 code}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (:Entity {id: coalesce($source, $target)})<-[:SUBJECT|OBJECT]-(c:Claim {predicate: 'FUNDED', polarity: 'asserts'})
  RETURN c
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (c:Claim {predicate: 'FUNDED', polarity: 'asserts'})
  RETURN c
}
MATCH (giver:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(receiver:Entity)
WHERE ($source IS NULL OR giver.id = $source) AND ($target IS NULL OR receiver.id = $target)
WITH c, giver, receiver, c.modality AS put, c.amount AS amount, c.currency AS currency,
  CASE WHEN c.amount IS NOT NULL THEN coalesce(c.bound, 'exact') END AS bound
// @admits c
// @kept c by giver, receiver, put, bound, amount, currency
ORDER BY dated, giver.name, receiver.name, put, currency, amount, bound
LIMIT $limit
// @told c by giver, receiver, put, bound, amount, currency
RETURN giver.name AS giver, receiver.name AS receiver, bound, amount, currency,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, giver, receiver, modality, currency, amount, bound
LIMIT $limit
