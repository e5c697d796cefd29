UNWIND range(0, size($claims) - 1) AS place
MATCH (c:Claim {id: $claims[place]})
OPTIONAL MATCH (c)-[:SAID_BY]->(speaker:Entity)
RETURN c.id AS claim, c.statement AS statement, c.polarity AS polarity, c.modality AS modality, c.status AS status,
  c.`when` AS dated, c.credibility AS credibility, c.disputed AS disputed, speaker.name AS speaker,
  COLLECT {
    MATCH (c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document)
    OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(publisher:Publisher)
    RETURN {
      document: document.id,
      title: document.title,
      publisher: publisher.name,
      published: document.published,
      url: document.url,
      reliability: coalesce(document.reliability, publisher.reliability),
      paragraph: passage.index + 1,
      page: size([page IN document.pages WHERE page <= at.start]),
      start: at.start,
      end: at.end,
      quote: coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start)),
      superseded_by: head(COLLECT { MATCH (document)<-[:SUPERSEDES]-(newer:Document) RETURN newer.id ORDER BY newer.id DESC })
    } AS source
    ORDER BY document.title, document.id, at.start, at.end
  } AS sources
ORDER BY place
