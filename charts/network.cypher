UNWIND $claims AS id
MATCH (c:Claim {id: id})-[:SUBJECT]->(subject:Entity)
// Lists, and ids for what many claims share: what is sent again and again takes longer than what is drawn. All in one
// row, too: a driver takes longer to receive a row than to unpack it.
RETURN collect([
  c.id, c.predicate, subject.id, head([(c)-[:OBJECT]->(object:Entity) | object.id]), c.value, c.statement, c.polarity,
  c.modality, c.status, coalesce(c.disputed, false), c.`when`,
  toString(c.start_earliest), toString(c.start_latest), toString(c.end_earliest), toString(c.end_latest),
  c.credibility, head([(c)-[:SAID_BY]->(speaker:Entity) | speaker.name]),
  [(c)-[at:EVIDENCED_BY]->(passage:Passage)<-[:HAS_PASSAGE]-(document:Document) | [
    document.id, passage.index + 1, at.start, at.end,
    coalesce(at.quote, substring(passage.text, at.start - passage.start, at.end - at.start))
  ]]
]) AS said
