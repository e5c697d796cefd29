// The words that say how two entities are tied, word for word where the text is at hand
// Plans and denials are shown too.
// ---
// asks:
//   - Show the words that tie {source} to {target}
//   - Quote what ties {source} to {target}
// params:
//   source: {type: Entity, description: one end of the tie, example: ismail-haniyeh}
//   target: {type: Entity, description: its other end, example: soleimani-funeral}
//   limit: {type: integer, description: how many rows at most, default: 300, minimum: 1}
// columns:
//   quote: {type: text, description: 'the words, where they are at hand'}
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   paragraph: {type: integer, description: in which paragraph; the first is 1}
//   document: {type: text, description: of which document}
// ---
MATCH (:Entity {id: $source})<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(:Entity {id: $target})
WITH DISTINCT c
// @statements c
MATCH (c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document)
RETURN coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)) AS quote,
  c.statement AS statement, passage.index + 1 AS paragraph, document.title AS document,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY quote IS NULL, document, at.start, at.end, c.id
LIMIT $limit
