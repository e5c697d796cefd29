// Which spans of evidence have no words at hand to hold them against
// A span is held against its document where the text was loaded with the dossier, or where the dossier quotes the words.
// ---
// asks:
//   - Which spans of {document} are not verified?
//   - Which evidence about {entity} is unverified?
//   - For which claims about {entity} is the text not at hand?
//   - What evidence in {document} was never held against the words?
//   - What in {document} is unverified?
//   - What about {entity} has not been verified?
//   - Which quotes about {entity} are not verified?
// params:
//   document: {type: text, description: the id of a document, required: false, example: jcpa-soleimani-2020-01}
//   entity: {type: Entity, description: whom or what the claims are about, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// needs: [document, entity]
// columns:
//   document: {type: text, description: the title of the document}
//   paragraph: {type: integer, description: which paragraph; the first is 1}
//   start: {type: integer, description: the first character of the span in the normalised text}
//   end: {type: integer, description: the character after its last}
//   digest: {type: text, description: the first 16 hex digits of the sha256 of the words that should stand there}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)-[at:EVIDENCED_BY]->(passage:Passage)
  WHERE $document IS NULL OR passage.document = $document
  RETURN c, at, passage
  UNION
  MATCH (:Document {id: $document})-[:HAS_PASSAGE]->(passage:Passage)<-[at:EVIDENCED_BY]-(c:Claim)
  WHERE $entity IS NULL
  RETURN c, at, passage
}
WITH c, at, passage
WHERE at.quote IS NULL AND passage.text IS NULL
// @admits c
MATCH (passage)<-[:HAS_PASSAGE]-(document:Document)
WHERE NOT document.id IN $contract.without_sources
  AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
WITH *
ORDER BY document.title, at.start, at.end, c.id
LIMIT $limit
// @said c
RETURN document.title AS document, passage.index + 1 AS paragraph, at.start AS start, at.end AS end,
  at.digest AS digest, c.statement AS statement,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY document, start, end, c.id
LIMIT $limit
