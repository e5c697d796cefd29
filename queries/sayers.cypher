// Who says it: the speaker, else the publishers of the documents that it stands in; and who says otherwise,
// an analyst who disputes it first: asked for as a key, because a graph in which nobody did has no such property.
WITH *, COLLECT {
    OPTIONAL MATCH (c)-[:SAID_BY]->(c_speaker:Entity)
    OPTIONAL MATCH (c)-[:EVIDENCED_BY]->(c_passage:Passage)
    OPTIONAL MATCH (c_document:Document {id: c_passage.document})
    WHERE NOT c_document.id IN $contract.without_sources AND NOT coalesce(c_document.publisher, '') IN $contract.without_sources
    OPTIONAL MATCH (c_publisher:Publisher {id: c_document.publisher})
    WITH DISTINCT coalesce(c_speaker.name, c_publisher.name, c_document.title) AS c_name
    WHERE c_name IS NOT NULL
    RETURN c_name ORDER BY c_name
  } AS c_said_by, coalesce(c['contested_by'], []) + COLLECT {
    UNWIND c_against AS c_rival
    OPTIONAL MATCH (c_rival)-[:SAID_BY]->(c_speaker:Entity)
    OPTIONAL MATCH (c_rival)-[:EVIDENCED_BY]->(c_passage:Passage)
    OPTIONAL MATCH (c_document:Document {id: c_passage.document})
    WHERE NOT c_document.id IN $contract.without_sources AND NOT coalesce(c_document.publisher, '') IN $contract.without_sources
    OPTIONAL MATCH (c_publisher:Publisher {id: c_document.publisher})
    WITH DISTINCT coalesce(c_speaker.name, c_publisher.name, c_document.title) AS c_name
    WHERE c_name IS NOT NULL
    RETURN c_name ORDER BY c_name
  } AS c_disputed_by
