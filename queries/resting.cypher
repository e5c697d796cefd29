// What a row of a measure rests on, of the ties in $rested.ties, each a list of ids of claims: a tie holds as well as the
// best of its claims, and the row no better than the weakest of its ties. Who says it is asked once for each document.
// Each part begins with the parameter: a DISTINCT compares whatever list a part is given by another, row by row.
CALL () {
  UNWIND range(0, size($rested.ties) - 1) AS tie
  UNWIND $rested.ties[tie] AS id
  MATCH (c:Claim {id: id})
  // @admits c
  WITH tie, min(c_holds) AS holds, max(c_disputed) AS disputed, collect(DISTINCT c.modality) AS put
  WITH holds, disputed, head([one IN ['reported', 'assessed', 'alleged', 'intended', 'conditional'] WHERE one IN put]) AS modality
  // Of what is said to have happened, the letters have the order of firmness: alleged, assessed, reported.
  RETURN max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed
}
CALL () {
  UNWIND $rested.ties AS tie
  UNWIND tie AS id
  MATCH (claim:Claim {id: id})
  OPTIONAL MATCH (claim)-[:SAID_BY]->(speaker:Entity)
  OPTIONAL MATCH (claim)-[:EVIDENCED_BY]->(passage:Passage)
  WITH DISTINCT speaker, CASE WHEN speaker IS NULL THEN passage.document END AS written
  OPTIONAL MATCH (document:Document {id: written})
  WHERE NOT document.id IN $contract.without_sources AND NOT coalesce(document.publisher, '') IN $contract.without_sources
  OPTIONAL MATCH (publisher:Publisher {id: document.publisher})
  WITH DISTINCT coalesce(speaker.name, publisher.name, document.title) AS name
  WHERE name IS NOT NULL
  WITH name ORDER BY name
  RETURN collect(name) AS said_by
}
CALL () {
  UNWIND $rested.ties AS tie
  UNWIND tie AS id
  MATCH (c:Claim {id: id})
  WHERE c.disputed
  WITH DISTINCT c
  // @admits c
  WITH * WHERE c_disputed
  // @said c
  UNWIND c_disputed_by AS name
  WITH DISTINCT name ORDER BY name
  RETURN collect(name) AS disputed_by
}
RETURN holds, modality, disputed, said_by, disputed_by
