UNWIND range(0, size($claims) - 1) AS place
MATCH (c:Claim {id: $claims[place]})-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
OPTIONAL MATCH (c)-[:SAID_BY]->(speaker:Entity)
RETURN c.id AS id, c.predicate AS predicate, c.value AS value, c.statement AS statement, c.polarity AS polarity,
  c.modality AS modality, c.status AS status, coalesce(c.disputed, false) AS disputed, c.`when` AS dated,
  c.start_earliest AS start_earliest, c.start_latest AS start_latest,
  c.end_earliest AS end_earliest, c.end_latest AS end_latest, c.credibility AS credibility, speaker.name AS speaker,
  subject {.id, .name, .type, .kind, .description, .names} AS subject,
  object {.id, .name, .type, .kind, .description, .names} AS object,
  COLLECT {
    MATCH (c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document)
    OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
    WITH at, passage, document, publisher
    WHERE NOT document.id IN $without_sources AND NOT coalesce(publisher.id, '') IN $without_sources
    RETURN {
      document: document.id,
      title: document.title,
      publisher: publisher.name,
      published: document.published,
      url: document.url,
      reliability: coalesce(document.reliability, publisher.reliability),
      paragraph: passage.index + 1,
      start: at.start,
      end: at.end,
      quote: coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start))
    } AS source
    ORDER BY document.title, document.id, at.start, at.end
  } AS sources
ORDER BY place
