// How old somebody was
// ---
// asks:
//   - How old was {person}?
//   - What was the age of {person}?
//   - What age was {person}?
//   - How old is {person}?
//   - How old was {person} in {as_of}?
//   - How old was {person} when he died?
//   - How old was {person} when she died?
//   - At what age did {person} die?
// params:
//   person: {type: Person, description: whose age, example: qasem-soleimani}
// columns:
//   person: {type: Person, description: who}
//   age: {type: integer, description: how many years}
//   dated: {type: date, description: when}
// ---
MATCH (person:Entity {id: $person})<-[:SUBJECT]-(c:Claim {predicate: 'AGE', polarity: 'asserts'})
WITH c, person, toInteger(c.value) AS age
// @claims c
// @rows c by person, age
RETURN person.name AS person, age, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, age
