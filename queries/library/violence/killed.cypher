// Who killed whom: what is reported, alleged, planned or threatened, and who disputes it
// ---
// asks:
//   - Who killed {victim}?
//   - By whom was {victim} killed?
//   - Whom did {killer} kill?
//   - Did {killer} kill {victim}?
//   - Who murdered {victim}?
//   - Who is behind the death of {victim}?
//   - Who is to blame for {victim}'s death?
//   - Who was the killer of {victim}?
//   - Who took {victim}'s life?
//   - Who caused the death of {victim}?
//   - Who was killed by {killer}?
//   - Who had {victim} killed?
//   - With what was {victim} killed?
//   - Who did {killer} murder?
//   - Has {killer} killed anybody?
//   - What killed {victim}?
//   - Who denies that {killer} killed {victim}?
//   - Who disputes that {killer} killed {victim}?
// params:
//   victim: {type: [Person, Organization], description: who was killed, required: false, example: mustafa-badreddine}
//   killer: {type: [Person, Organization], description: who killed, required: false}
// needs: [victim, killer]
// columns:
//   killer: {type: Entity, description: 'who is said to have killed; empty where nobody is named'}
//   victim: {type: Entity, description: who was killed}
//   with: {type: Equipment, many: true, description: with what}
//   places: {type: Place, many: true, description: where}
//   counts: {type: text, many: true, description: 'how many, and of what, where it is a number of people'}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (:Entity {id: coalesce($victim, $killer)})<-[:SUBJECT|OBJECT]-(c:Claim {predicate: 'KILLED', polarity: 'asserts'})
  MATCH (killer:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(victim:Entity)
  WHERE ($victim IS NULL OR victim.id = $victim) AND ($killer IS NULL OR killer.id = $killer)
  RETURN c, killer, victim, null AS event
  UNION
  // Where nobody is said to have killed them, their killing is told as an event, and who is behind it by that.
  MATCH (victim:Entity {id: $victim})<-[:SUBJECT]-(own:Claim {predicate: 'VICTIM_OF', polarity: 'asserts'})-[:OBJECT]->(event:Event {kind: 'killing'})
  WHERE NOT EXISTS { (victim)<-[:OBJECT]-(:Claim {predicate: 'KILLED', polarity: 'asserts'}) }
  MATCH (event)<-[:OBJECT]-(c:Claim {polarity: 'asserts'})-[:SUBJECT]->(subject:Entity)
  WHERE c = own OR c.predicate = 'RESPONSIBLE_FOR'
  WITH c, victim, event, CASE WHEN c <> own THEN subject END AS killer
  WHERE $killer IS NULL OR killer.id = $killer
  RETURN c, killer, victim, event
}
WITH DISTINCT killer, victim, event, c, c.modality AS put
// @statements c
// @rows c by killer, victim, event, put
RETURN killer.name AS killer, victim.name AS victim,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS `with`,
  COLLECT {
    CALL (admitted, event) {
      UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
      RETURN place.name AS name
      UNION
      MATCH (event)-[:TOOK_PLACE_AT]->(place:Entity)
      RETURN place.name AS name
    }
    RETURN DISTINCT name ORDER BY name
  } AS places,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.count AS number, a.of AS of WHERE number IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + toString(number) + coalesce(' ' + of, '') AS said
    RETURN said ORDER BY said
  } AS counts,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, killer, victim, modality
