// Which sources there are: each document, who published it and when, and how much it says
// A claim counts for each document that states it; plans and denials count, too. A document that was published later than
// one asks by is none, whoever else says the same; one that says nothing has a row where nothing is asked of what is said.
// A grade is asked of the claims, each by the best document that states it.
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
  CALL () {
    MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)-[:EVIDENCED_BY]->(:Passage)<-[:HAS_PASSAGE]-(document:Document)
    RETURN document, c
    UNION
    WITH 1 AS once WHERE $entity IS NULL
    MATCH (document:Document)-[:HAS_PASSAGE]->(:Passage)<-[:EVIDENCED_BY]-(c:Claim)
    RETURN document, c
  }
  // @admits c
  OPTIONAL MATCH (c)-[:SAID_BY]->(speaker:Entity)
  RETURN document, count(c) AS says, min(c_holds) AS holds, collect(DISTINCT c.modality) AS put,
    collect(DISTINCT speaker.name) AS speakers, count(CASE WHEN speaker IS NULL THEN 1 END) AS own, collect(c.id) AS ids,
    collect(CASE WHEN c_disputed THEN {claim: c, rivals: c_rivals} END) AS contested
  UNION ALL
  // What says nothing is a source as well, unless something is asked of what is said.
  MATCH (document:Document)
  WHERE $entity IS NULL AND $contract.as_of IS NULL AND $contract.min_grade IS NULL AND $contract.disputes <> 'only'
    AND NOT EXISTS { (document)-[:HAS_PASSAGE]->(:Passage)<-[:EVIDENCED_BY]-(c:Claim) WHERE c.status <> 'retracted' }
  RETURN document, 0 AS says, null AS holds, [] AS put, [] AS speakers, 0 AS own, [] AS ids, [] AS contested
}
WITH *
WHERE ($from IS NULL OR document.published_latest >= $from.from) AND ($to IS NULL OR document.published_earliest <= $to.to)
  // A claim counts where any of its documents had been published; a document does where it had been itself.
  AND ($contract.known_by IS NULL OR document.published_latest <= $contract.known_by)
  AND NOT document.id IN $contract.without_sources
  AND NOT EXISTS { (document)-[:PUBLISHED_BY]->(publisher) WHERE publisher.id IN $contract.without_sources }
ORDER BY says DESC, document.title, document.id
LIMIT $limit
// Who says otherwise is asked of what is disputed alone, which is little of what a document says.
CALL (contested) {
  UNWIND contested AS one
  WITH one.claim AS c, one.rivals AS c_rivals
  // @said c
  UNWIND c_disputed_by AS name
  WITH DISTINCT name ORDER BY name
  RETURN collect(name) AS disputed_by
}
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
RETURN document.title AS document, document.id AS id, publisher.name AS publisher, document.published AS published,
  coalesce(document.reliability, publisher.reliability) AS reliability, says, size(contested) AS contested,
  COLLECT { MATCH (document)-[:CITES]->(cited:Document) RETURN cited.title AS title ORDER BY title } AS cites,
  head(COLLECT { MATCH (document)<-[:SUPERSEDES]-(newer:Document) RETURN newer.id ORDER BY newer.id DESC }) AS superseded_by,
  holds, head([one IN ['reported', 'assessed', 'alleged', 'intended', 'conditional'] WHERE one IN put]) AS modality,
  size(contested) > 0 AS disputed,
  COLLECT {
    UNWIND speakers + CASE WHEN own > 0 THEN [coalesce(publisher.name, document.title)] ELSE [] END AS name
    RETURN DISTINCT name ORDER BY name
  } AS said_by, disputed_by, COLLECT { UNWIND ids AS one RETURN one ORDER BY one } AS claims
ORDER BY says DESC, document, id
