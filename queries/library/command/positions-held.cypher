// Which offices a person held, or who held an office, and when
// Asked about a body, it lists the offices of that body.
// ---
// asks:
//   - Which positions did {entity} hold?
//   - What offices has {entity} held?
//   - What was the job of {entity} in {as_of}?
//   - Who held the office of {entity}?
//   - Which posts are there in {entity}, and who held them?
//   - What is the title of {entity}?
//   - What posts has {entity} held?
//   - Which office does {entity} hold?
//   - What position does {entity} hold?
//   - What is the position of {entity}?
//   - What is the office of {entity}?
//   - What is {entity}'s job?
//   - What is {entity}'s rank?
//   - What post did {entity} have?
//   - What role did {entity} have?
//   - What function does {entity} have?
//   - As what did {entity} serve?
// params:
//   entity: {type: [Person, Position, Organization], description: 'who held, or what was held', example: qasem-soleimani}
// columns:
//   person: {type: Person, description: who held it}
//   position: {type: Position, description: the office}
//   of: {type: Organization, many: true, description: 'the bodies that the office is said to be part of'}
//   ranks: {type: text, many: true, description: in which rank}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (:Entity {id: $entity})-[r:HELD_POSITION]-(:Entity)
  RETURN r
  UNION
  MATCH (:Organization {id: $entity})<-[:PART_OF]-(:Position)<-[r:HELD_POSITION]-(:Entity)
  RETURN r
}
WITH r, startNode(r) AS person, endNode(r) AS position
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by person, position
RETURN person.name AS person, position.name AS position,
  COLLECT { MATCH (position)-[:PART_OF]->(body:Organization) RETURN body.name AS name ORDER BY name } AS `of`,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.rank AS rank WHERE rank IS NOT NULL RETURN rank ORDER BY rank } AS ranks,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, position, person
