// From a tie to what it rests on: the claims that join two entities, and where each stands
// Plans and denials are shown too. `sentence` leads on from one of the claims.
// ---
// asks:
//   - Draw the claims between {source} and {target}
//   - Draw what the tie between {source} and {target} rests on
// params:
//   source: {type: Entity, description: one end of the tie, example: ismail-haniyeh}
//   target: {type: Entity, description: its other end, example: soleimani-funeral}
//   limit: {type: integer, description: how many rows at most, default: 300, minimum: 1}
// columns:
//   tie: {type: text, description: 'the claim between its two ends'}
//   quote: {type: text, description: 'the words that state it, where they are at hand'}
//   stands: {type: text, description: 'the paragraph that it stands in, and the document'}
// ---
MATCH tie = (:Entity {id: $source})<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(:Entity {id: $target})
// @statements c
MATCH stands = (c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document)
RETURN tie,
  coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)) AS quote,
  stands,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY document.title, at.start, at.end, c.id
LIMIT $limit
