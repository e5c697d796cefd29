// What others said about somebody or something: what speakers are quoted with, and praise, blame, warnings and the like
// What a source says on its own account is not shown here; plans and denials are.
// ---
// asks:
//   - What was said about {entity}?
//   - What do others say about {entity}?
//   - Who said what about {entity}?
//   - What do people say about {entity}?
//   - What did {source} say about {entity}?
//   - What is said about {entity}?
//   - What is said of {entity}?
//   - What has been said about {entity}?
//   - Who spoke of {entity}?
//   - Who spoke about {entity}?
//   - How is {entity} described?
//   - What do people think of {entity}?
//   - Who talked about {entity}?
//   - Who has an opinion on {entity}?
// params:
//   entity: {type: Entity, description: about whom or what, example: qasem-soleimani}
//   source: {type: [Person, Organization], description: 'who said it, where only that is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   speakers: {type: Entity, many: true, description: who said it}
//   statement: {type: text, description: 'what was said, in the words of whoever annotated it'}
//   kind: {type: text, description: 'the type of the claim, such as praised or criticised'}
//   about: {type: Entity, description: about whom or what}
//   polarity: {type: text, description: asserts or denies}
//   dated: {type: date, description: when}
// ---
MATCH (about:Entity {id: $entity})
CALL (about) {
  MATCH (about)<-[:SUBJECT|OBJECT]-(c:Claim)-[:SAID_BY]->(speaker:Entity)
  WHERE speaker <> about
  RETURN c, speaker
  UNION
  MATCH (about)<-[:OBJECT]-(c:Claim)-[:SUBJECT]->(speaker:Entity)
  WHERE c.predicate IN ['SAID', 'PRAISED', 'WARNED', 'CRITICISED', 'CONDOLED_WITH', 'EULOGISED', 'THREATENED']
  RETURN c, speaker
}
WITH about, c, collect(DISTINCT speaker) AS heard
WHERE $source IS NULL OR any(one IN heard WHERE one.id = $source)
// @statements c
RETURN COLLECT { UNWIND heard AS one RETURN one.name AS name ORDER BY name } AS speakers,
  c.statement AS statement, toLower(replace(c.predicate, '_', ' ')) AS kind, about.name AS about,
  c.polarity AS polarity, c.`when` AS dated,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.start_earliest, c.id
LIMIT $limit
