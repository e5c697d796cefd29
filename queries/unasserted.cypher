// What is said of those who were asked about, and is no act: a denial, a plan, a scenario. It binds who, of whom; a
// relationship that holds both ways is told from either side.
MATCH (:Entity {id: $named[0]})<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim)
WHERE c.predicate IN $predicates AND (c.polarity = 'denies' OR c.modality IN ['intended', 'conditional'])
  AND all(id IN $named WHERE EXISTS { (c)-[:SUBJECT|OBJECT|QUALIFIED_BY]->(:Entity {id: id}) })
  AND (c.predicate IN ['ALLIED_WITH', 'COORDINATED_WITH', 'MET_WITH', 'RELATED_TO', 'UNSPECIFIED_TIE']
    OR (all(id IN $subjects WHERE EXISTS { (c)-[:SUBJECT]->(:Entity {id: id}) })
      AND all(id IN $objects WHERE EXISTS { (c)-[:OBJECT]->(:Entity {id: id}) })))
WITH DISTINCT c
// @admits c
RETURN CASE WHEN c.polarity = 'denies' THEN 'denied' ELSE c.modality END AS put, c.statement AS statement
ORDER BY put, c.start_earliest, c.id
LIMIT 100
