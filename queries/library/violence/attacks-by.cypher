// The attacks by a person or a body, or all of them: on whom or what, with what, where and when
// Violent events for which it is said to be responsible count too; what is only planned, threatened or possible does not.
// ---
// asks:
//   - Whom did {entity} attack?
//   - What attacks did {entity} carry out?
//   - What did {entity} strike?
//   - Which attacks were by {entity}?
//   - What violence is {entity} responsible for?
//   - What did {entity} attack in {as_of}?
//   - Which attacks did {entity} carry out?
//   - Which attacks was {entity} responsible for?
//   - For which attacks was {entity} responsible?
//   - What was attacked by {entity}?
//   - Who was attacked by {entity}?
//   - What targets did {entity} hit?
//   - What did {entity} destroy?
//   - Against whom did {entity} strike?
//   - What acts of violence did {entity} commit?
//   - What did {entity} bomb?
//   - Which attacks were there?
//   - Which attacks took place in {as_of}?
//   - What attacks are there?
//   - Who attacked whom?
//   - What attacks were carried out?
// params:
//   entity: {type: [Person, Organization], description: who attacked; empty for everybody, required: false, example: kataib-hizbullah}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   attacker: {type: Entity, description: who attacked}
//   tie: {type: text, description: 'attacked, killed, captured or responsible for'}
//   target: {type: Entity, description: 'whom or what; or which event, where they are responsible for one'}
//   equipment: {type: Equipment, many: true, description: with what}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// slow: Without an entity it looks at every attack.
// ---
CALL () {
  MATCH (attacker:Entity {id: $entity})-[r:ATTACKED|KILLED|CAPTURED|RESPONSIBLE_FOR]->(target:Entity)
  RETURN attacker, r, target
  UNION
  WITH 1 AS once WHERE $entity IS NULL
  MATCH (attacker:Entity)-[r:ATTACKED|KILLED|CAPTURED|RESPONSIBLE_FOR]->(target:Entity)
  RETURN attacker, r, target
}
WITH attacker, r, target
WHERE type(r) <> 'RESPONSIBLE_FOR' OR target.kind IN ['attack', 'killing', 'battle', 'war', 'capture', 'incursion']
WITH attacker, r, target, toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by attacker, tie, target
ORDER BY dated, tie, target.name, attacker.name, target.id, attacker.id
LIMIT $limit
// @told c by attacker, tie, target
RETURN attacker.name AS attacker, tie, target.name AS target,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS equipment,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
  } AS places,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, tie, target, attacker
LIMIT $limit
