// What a speaker is quoted as saying, apart from what documents say themselves
// Plans and denials are shown too, each with how it is put.
// ---
// asks:
//   - What claims are attributed to {entity}?
//   - Which claims go back to {entity}?
//   - What is known only from {entity}?
//   - For what is {entity} the source?
//   - Which claims are on the word of {entity}?
//   - What claims come from {entity}?
//   - What do we know from {entity}?
//   - What comes from {entity} alone?
//   - Which claims rest on the word of {entity}?
// params:
//   entity: {type: [Person, Organization], description: who said it, example: gadi-eizenkot}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   polarity: {type: text, description: asserts or denies}
//   dated: {type: date, description: when it is said to have been so}
//   documents: {type: text, many: true, description: the documents that quote it}
// ---
MATCH (:Entity {id: $entity})<-[:SAID_BY]-(c:Claim)
// @statements c
RETURN c.statement AS statement, c.polarity AS polarity, c.`when` AS dated,
  COLLECT {
    MATCH (c)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    WHERE NOT document.id IN $contract.without_sources
      AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
    RETURN DISTINCT document.title AS title ORDER BY title
  } AS documents,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY c.subject, c.predicate, c.object, c.id
LIMIT $limit
