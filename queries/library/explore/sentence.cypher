// From a claim to its sentence: the words that state it, their paragraph, the document and who published it
// ---
// asks:
//   - Draw where {claim} stands
//   - Show me the sentence that states {claim}
// params:
//   claim: {type: text, description: the id of the claim, example: note-funeral/haniyeh-spoke}
// columns:
//   quote: {type: text, description: 'the words that state it, where they are at hand'}
//   stands: {type: text, description: 'the claim, the paragraph that it stands in, and the document'}
//   publication: {type: text, description: 'the document, and who published it'}
// ---
MATCH (c:Claim {id: $claim})
// @statements c
MATCH stands = (c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document)
OPTIONAL MATCH publication = (document)-[:PUBLISHED_BY]->(publisher:Publisher)
RETURN coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)) AS quote,
  stands, publication,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY document.title, at.start, at.end, publisher.name
