// Which sources there are: each document, who published it and when, and how much it says
// A claim counts for each document that states it. Retracted claims do not count.
// ---
// asks:
//   - What are the sources?
//   - Which sources are there?
//   - Which documents are there?
//   - Which documents are loaded?
//   - Which documents have been read?
//   - Which documents were published between {from} and {to}?
//   - Which publishers are there?
//   - Who published the documents?
//   - What is the source of all this?
//   - Which sources are there on {entity}?
//   - Which sources speak of {entity}?
//   - Which sources are there about {entity}?
//   - How many sources speak of {entity}?
//   - Who published anything about {entity}?
// params:
//   entity: {type: Entity, description: 'whom or what they are to say something of, where only that is of interest', required: false, example: hamas}
//   from: {type: date, description: 'the first day, if only documents published from then on are of interest', required: false}
//   to: {type: date, description: 'the last day, if only documents published until then are', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   document: {type: text, description: its title}
//   id: {type: text, description: 'its id, as `document-says` takes it'}
//   publisher: {type: text, description: who published it}
//   published: {type: date, description: when}
//   reliability: {type: text, description: 'how reliable its publisher or it is, A to F; empty where nobody graded that'}
//   says: {type: integer, description: how many claims it states}
//   contested: {type: integer, description: how many of them are disputed}
//   cites: {type: text, many: true, description: the documents that it cites}
//   superseded_by: {type: text, description: 'the corrected edition of it, where there is one'}
// slow: Without an entity it counts every claim.
// ---
CALL () {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
  WHERE c.status <> 'retracted'
  RETURN document, c
  UNION ALL
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (document:Document)
  OPTIONAL MATCH (document)-[:HAS_PASSAGE]->(:Passage)<-[:EVIDENCED_BY]-(c:Claim)
  WHERE c.status <> 'retracted'
  RETURN document, c
}
WITH document, c
WHERE ($from IS NULL OR document.published_latest >= $from.from) AND ($to IS NULL OR document.published_earliest <= $to.to)
WITH document, count(DISTINCT c) AS says, count(DISTINCT CASE WHEN c.disputed THEN c END) AS contested
ORDER BY says DESC, document.title, document.id
LIMIT $limit
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
RETURN document.title AS document, document.id AS id, publisher.name AS publisher, document.published AS published,
  coalesce(document.reliability, publisher.reliability) AS reliability, says, contested,
  COLLECT { MATCH (document)-[:CITES]->(cited:Document) RETURN cited.title AS title ORDER BY title } AS cites,
  head(COLLECT { MATCH (document)<-[:SUPERSEDES]-(newer:Document) RETURN newer.id ORDER BY newer.id DESC }) AS superseded_by
ORDER BY says DESC, document, id
