// What a claim, or all that is said of somebody, rests on: document, paragraph, span, and the words where they are at hand
// Plans and denials are shown too.
// ---
// asks:
//   - What is the evidence about {entity}?
//   - What does {claim} rest on?
//   - Where does it say so about {entity}?
//   - Which documents speak of {entity}?
//   - What evidence is there about {entity}?
//   - What evidence is there on {entity}?
//   - What is the proof about {entity}?
//   - How do we know about {entity}?
//   - Where is {entity} mentioned?
//   - Which sources mention {entity}?
//   - Which documents mention {entity}?
//   - What are the sources on {entity}?
//   - What is the source for {entity}?
//   - On what does what is said of {entity} rest?
//   - Where do we know that from about {entity}?
//   - What evidence is there about {entity} and {target}?
//   - What is the evidence that {entity} killed {target}?
//   - What evidence is there that {entity} killed {target}?
//   - What is the evidence that {entity} funded {target}?
//   - What is the evidence that {entity} armed {target}?
//   - What is the evidence that {entity} trained {target}?
//   - What is the evidence that {entity} commanded {target}?
//   - What evidence is there that {entity} met {target}?
//   - What evidence is there that {entity} armed {target}?
//   - What is the evidence for a link between {entity} and {target}?
//   - What evidence links {entity} to {target}?
//   - How do we know that {entity} killed {target}?
//   - How do we know that {entity} armed {target}?
//   - How do we know that {entity} met {target}?
// params:
//   claim: {type: text, description: the id of a claim, required: false}
//   entity: {type: Entity, description: whom or what the claims are about, required: false, example: mustafa-badreddine}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
//   target: {type: Entity, description: 'whom or what they must be about too', required: false}
// needs: [claim, entity]
// columns:
//   statement: {type: text, description: 'the claim, in the words of whoever annotated it'}
//   polarity: {type: text, description: asserts or denies}
//   document: {type: text, description: the title of the document}
//   published: {type: date, description: when it was published}
//   paragraph: {type: integer, description: which of its paragraphs; the first is 1}
//   start: {type: integer, description: the first character of the span in the normalised text}
//   end: {type: integer, description: the character after its last}
//   quote: {type: text, description: 'the words there, where they are at hand'}
//   page: {type: integer, description: 'the page that they begin on, where the document has pages'}
//   superseded_by: {type: text, description: 'the corrected edition of the document, where there is one'}
// ---
CALL () {
  MATCH (c:Claim {id: $claim})
  RETURN c
  UNION
  // What only names it, as equipment or as a place, speaks of it too.
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim)
  WHERE $claim IS NULL
    AND ($target IS NULL OR EXISTS { (c)-[:SUBJECT|OBJECT|QUALIFIED_BY]->(:Entity {id: $target}) })
  RETURN c
}
// @admits c
MATCH (c)-[at:EVIDENCED_BY]->(passage:Passage)
MATCH (document:Document {id: passage.document})
WHERE NOT document.id IN $contract.without_sources AND NOT coalesce(document.publisher, '') IN $contract.without_sources
// Who says it is asked for the rows that are shown: of the well known there are very many others.
WITH c, at, passage, document ORDER BY document.title, at.start, at.end, c.id
LIMIT $limit
// @statements c
RETURN c.statement AS statement, c.polarity AS polarity,
  document.title AS document, document.published AS published, passage.index + 1 AS paragraph,
  at.start AS start, at.end AS end,
  coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)) AS quote,
  size([page IN document.pages WHERE page <= at.start]) AS page,
  head(COLLECT { MATCH (document)<-[:SUPERSEDES]-(newer:Document) RETURN newer.id ORDER BY newer.id DESC }) AS superseded_by,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY document, start, end, c.id
