// What a document says, paragraph by paragraph
// Plans and denials are shown too, each with how it is put.
// ---
// asks:
//   - What does {document} say?
//   - What does {document} say about {entity}?
//   - What is claimed in {document}?
//   - Which claims come from {document}?
//   - What can be learned from {document}?
//   - What does {document} report about {entity}?
//   - What does {document} contain?
//   - What does {document} claim about {entity}?
// params:
//   document: {type: text, description: the id of a document, example: note-funeral}
//   entity: {type: Entity, description: 'whom or what it is about, where only that is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   paragraph: {type: integer, description: which paragraph; the first is 1}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   polarity: {type: text, description: asserts or denies}
//   dated: {type: date, description: when it is said to have been so}
//   start: {type: integer, description: the first character of the span in the normalised text}
//   end: {type: integer, description: the character after its last}
//   quote: {type: text, description: 'the words there, where they are at hand'}
//   page: {type: integer, description: 'the page that they begin on, where the document has pages'}
//   superseded_by: {type: text, description: 'the corrected edition of the document, where there is one'}
// ---
MATCH (document:Document {id: $document})-[:HAS_PASSAGE]->(passage:Passage)<-[at:EVIDENCED_BY]-(c:Claim)
WHERE ($entity IS NULL OR EXISTS { (c)-[:SUBJECT|OBJECT]->(:Entity {id: $entity}) })
  AND NOT document.id IN $contract.without_sources
  AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
// @statements c
RETURN passage.index + 1 AS paragraph, c.statement AS statement, c.polarity AS polarity,
  c.`when` AS dated, at.start AS start, at.end AS end,
  coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)) AS quote,
  size([page IN document.pages WHERE page <= at.start]) AS page,
  head(COLLECT { MATCH (document)<-[:SUPERSEDES]-(newer:Document) RETURN newer.id ORDER BY newer.id DESC }) AS superseded_by,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY paragraph, start, end, c.id
LIMIT $limit
