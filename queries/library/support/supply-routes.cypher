// By which ways goods were moved: who moved what, through where, and to whom or where
// ---
// asks:
//   - What are the supply routes of {entity}?
//   - By which route did {entity} travel?
//   - How did {entity} get through?
//   - What did {entity} transfer, and where to?
//   - What weapons or goods pass through {entity}?
//   - How were weapons brought to {entity}?
//   - Through which countries did weapons reach {entity}?
//   - By what route did weapons reach {entity}?
//   - How did weapons reach {entity}?
//   - How did missiles get to {entity}?
//   - By what route did missiles get to {entity}?
//   - How did weapons get to {entity}?
//   - How does {entity} get supplies?
//   - Over which routes is {entity} supplied?
//   - Which way did weapons take to {entity}?
//   - By which ways were weapons moved to {entity}?
//   - How are weapons smuggled to {entity}?
//   - What was smuggled through {entity}?
//   - Where did weapons for {entity} pass through?
// params:
//   entity:
//     type: [Equipment, Person, Organization, Place]
//     description: 'the goods, who moved or received them, or a place on the way'
//     example: missiles
// columns:
//   mover: {type: Entity, description: who moved them; empty where no source says}
//   goods: {type: Equipment, many: true, description: what was moved}
//   tie: {type: text, description: 'transferred or supplied to; passed through or travelled to'}
//   to: {type: Entity, description: 'through where, or to whom or where'}
//   order: {type: integer, description: 'the how-manieth station, where that is said'}
//   counts: {type: text, many: true, description: 'how many, and of what'}
//   dated: {type: date, description: when}
// ---
MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT|QUALIFIED_BY]-(c:Claim)
WHERE c.predicate IN ['TRANSFERRED', 'SUPPLIED', 'PASSED_THROUGH', 'TRAVELLED_TO']
WITH DISTINCT c
MATCH (subject:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(to:Entity)
WHERE c.predicate IN ['TRANSFERRED', 'SUPPLIED'] OR subject:Equipment
WITH c, to, subject, toLower(replace(c.predicate, '_', ' ')) AS tie, c.`order` AS `order`
// @claims c
// @rows c by subject, tie, to, order
RETURN CASE WHEN NOT subject:Equipment THEN subject.name END AS mover,
  COLLECT {
    UNWIND admitted AS a
    CALL (a, subject) {
      WITH subject WHERE subject:Equipment RETURN subject.name AS name
      UNION
      MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity) RETURN thing.name AS name
    }
    RETURN DISTINCT name ORDER BY name
  } AS goods,
  tie, to.name AS to, `order`,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.count AS number, a.of AS of WHERE number IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + toString(number) + coalesce(' ' + of, '') AS said
    RETURN said ORDER BY said
  } AS counts,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY `order`, dated, mover, tie, to, goods
