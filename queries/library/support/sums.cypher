// How much money somebody gave, added up by year and currency
// Sums in different currencies are never added up, nor are those that were given and those that were only meant to be,
// nor exact ones and vague ones. A sum that several documents tell of, to the same receiver and of the same date, counts
// once.
// ---
// asks:
//   - How much did {source} spend in all?
//   - What sums did {source} give by year?
//   - How much money did {source} give each year?
//   - What is the total of the money from {source}?
//   - How much was given to {target} by year?
//   - How much money did {target} receive in all?
//   - How much money did {source} give in {as_of}?
//   - How much has {source} paid in total?
//   - Add up what {source} paid
//   - What did {source} pay each year?
//   - What did {source} spend by year?
//   - How much did {source} give altogether?
//   - What is the sum of money that {source} gave?
//   - How much money was given by {source}?
//   - How much did {source} spend?
//   - How much money did {source} spend?
//   - Add up the money of {source}
// params:
//   source: {type: [Person, Organization], description: who gave, required: false, example: sovereign-wealth-fund}
//   target: {type: Entity, description: who received, required: false}
// needs: [source, target]
// columns:
//   giver: {type: Entity, description: who gave}
//   year: {type: integer, description: 'in which year; empty where no source says, or where the date reaches over several'}
//   currency: {type: text, description: ISO 4217 code}
//   bound: {type: text, description: 'how the sums are meant: exact, about, at least, more than, at most'}
//   total: {type: number, description: the sums of that year and currency added up}
//   sums: {type: integer, description: how many sums were added up}
// ---
MATCH (:Entity {id: coalesce($source, $target)})<-[:SUBJECT|OBJECT]-(c:Claim {predicate: 'FUNDED', polarity: 'asserts'})
WHERE c.amount IS NOT NULL
MATCH (giver:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(receiver:Entity)
WHERE ($source IS NULL OR giver.id = $source) AND ($target IS NULL OR receiver.id = $target)
WITH DISTINCT c, giver, c.modality AS put, c.currency AS currency, coalesce(c.bound, 'exact') AS bound,
  CASE WHEN c.start_earliest.year = c.end_latest.year THEN c.start_earliest.year END AS year
// @statements c
// @rows c by giver, year, put, currency, bound
WITH *, COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.triple AS triple, a.`when` AS day, a.amount AS amount
    RETURN amount
  } AS amounts
RETURN giver.name AS giver, year, currency, bound,
  reduce(total = 0, amount IN amounts | total + amount) AS total, size(amounts) AS sums,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY giver, year, modality, currency, bound
