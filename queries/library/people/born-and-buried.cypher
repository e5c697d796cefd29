// Where somebody was born, where they died, and where they were buried
// ---
// asks:
//   - Where was {person} born?
//   - Where was {person} buried?
//   - Who was born in {place}?
//   - Who died in {place}?
//   - Who was buried in {place}?
//   - Where is {person} buried?
//   - What is the birthplace of {person}?
//   - Where does {person} come from?
//   - Where is the grave of {person}?
//   - Where was {person} laid to rest?
//   - In which city was {person} born?
//   - When was {person} born?
//   - When was {person} buried?
// params:
//   person: {type: Person, description: 'who was born, died and was buried', required: false, example: qasem-soleimani}
//   place: {type: Place, description: where, required: false}
// needs: [person, place]
// columns:
//   person: {type: Person, description: who}
//   tie: {type: text, description: 'born in, died in or buried in'}
//   place: {type: Place, description: where}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: coalesce($person, $place)})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.predicate IN ['BORN_IN', 'DIED_IN', 'BURIED_IN']
MATCH (person:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(place:Entity)
WHERE ($person IS NULL OR person.id = $person) AND ($place IS NULL OR place.id = $place)
WITH DISTINCT c, person, place, toLower(replace(c.predicate, '_', ' ')) AS tie
// @claims c
// @rows c by person, tie, place
RETURN person.name AS person, tie, place.name AS place, dated,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY tie, person, place
