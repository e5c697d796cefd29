// Who killed whom: what is reported, alleged, planned or threatened, and who disputes it
// ---
// asks:
//   - Who killed {victim}?
//   - Whom did {killer} kill?
//   - Did {killer} kill {victim}?
//   - Who murdered {victim}?
//   - Who is behind the death of {victim}?
//   - Who is to blame for {victim}'s death?
//   - How did {victim} die?
//   - Who was the killer of {victim}?
//   - How was {victim} murdered?
//   - How was {victim} killed?
//   - Who took {victim}'s life?
//   - Who caused the death of {victim}?
//   - By whom was {victim} killed?
//   - Who was killed by {killer}?
//   - Who had {victim} killed?
//   - When was {victim} killed?
//   - Where was {victim} killed?
//   - With what was {victim} killed?
//   - Who did {killer} murder?
//   - Has {killer} killed anybody?
//   - What killed {victim}?
//   - Where did {victim} die?
//   - When did {victim} die?
//   - Is {victim} dead?
//   - Is {victim} alive?
//   - Who denies that {killer} killed {victim}?
//   - Who disputes that {killer} killed {victim}?
// params:
//   victim: {type: [Person, Organization], description: who was killed, required: false, example: mustafa-badreddine}
//   killer: {type: [Person, Organization], description: who killed, required: false}
// needs: [victim, killer]
// columns:
//   killer: {type: Entity, description: who is said to have killed}
//   victim: {type: Entity, description: who was killed}
//   with: {type: Equipment, many: true, description: with what}
//   places: {type: Place, many: true, description: where}
//   counts: {type: text, many: true, description: 'how many, and of what, where it is a number of people'}
//   dated: {type: date, description: when}
// ---
MATCH (anchor:Entity {id: coalesce($victim, $killer)})<-[:SUBJECT|OBJECT]-(c:Claim {predicate: 'KILLED', polarity: 'asserts'})
MATCH (killer:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(victim:Entity)
WHERE ($victim IS NULL OR victim.id = $victim) AND ($killer IS NULL OR killer.id = $killer)
WITH DISTINCT killer, victim, c, c.modality AS put
// @statements c
// @rows c by killer, victim, put
RETURN killer.name AS killer, victim.name AS victim,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS `with`,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
    RETURN DISTINCT place.name AS name ORDER BY name
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
