// When, where and how somebody died: whoever is said to have killed them, or nobody
// A death stands in the graph as a killing by somebody, as a killing that nobody is named for, as a place of death or as
// a bare date. Each stands in a row of its own. Plans and threats are no death, and are left out.
// ---
// asks:
//   - When did {victim} die?
//   - Where did {victim} die?
//   - How did {victim} die?
//   - When was {victim} killed?
//   - Where was {victim} killed?
//   - How was {victim} killed?
//   - How was {victim} murdered?
//   - Did {victim} die?
//   - Is {victim} dead?
//   - Is {victim} alive?
//   - Is {victim} still alive?
//   - What did {victim} die of?
//   - Of what did {victim} die?
//   - What was the cause of death of {victim}?
//   - What was the place of death of {victim}?
//   - What was the date of death of {victim}?
//   - What do we know about the death of {victim}?
//   - What are the circumstances of the death of {victim}?
// params:
//   victim: {type: [Person, Organization], description: who died, example: mustafa-badreddine}
// columns:
//   victim: {type: Entity, description: who died}
//   killer: {type: Entity, description: 'who is said to have killed them; empty where nobody is named'}
//   event: {type: Event, description: 'in what they were killed, where the claim names that'}
//   with: {type: Equipment, many: true, description: with what}
//   places: {type: Place, many: true, description: where}
//   told: {type: text, many: true, description: 'what is said of it, in the words of whoever annotated it'}
//   dated: {type: date, description: when}
// ---
MATCH (victim:Entity {id: $victim})
CALL (victim) {
  MATCH (victim)<-[:OBJECT]-(c:Claim {predicate: 'KILLED'})-[:SUBJECT]->(killer:Entity)
  RETURN c, killer, null AS event, null AS place
  UNION
  MATCH (victim)<-[:SUBJECT]-(c:Claim {predicate: 'VICTIM_OF'})-[:OBJECT]->(event:Event)
  // Who was hurt in an attack is its victim too: where it is no killing, the claim must say that they died.
  WHERE event.kind = 'killing'
    OR toLower(c.statement) =~ '(?s).*\\b(?:killed|died|dead|death|slain|murdered|assassinated|executed|perished)\\b.*'
  RETURN c, null AS killer, event, null AS place
  UNION
  MATCH (victim)<-[:SUBJECT]-(c:Claim {predicate: 'DIED_IN'})-[:OBJECT]->(place:Entity)
  RETURN c, null AS killer, null AS event, place
  UNION
  // Where no place is told, a death is a description with a date.
  MATCH (victim)<-[:SUBJECT]-(c:Claim {predicate: 'DESCRIPTION'})
  WHERE toLower(toString(c.value)) =~ '(?s)(?:was |is )?(?:died|killed|dead|deceased|slain|murdered|assassinated|executed|passed away)\\b.*'
  RETURN c, null AS killer, null AS event, null AS place
}
// @claims c
// @rows c by victim, killer, event, place
RETURN victim.name AS victim, killer.name AS killer, event.name AS event,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS `with`,
  COLLECT {
    CALL (admitted, event, place) {
      UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(where:Entity)
      RETURN where.name AS name
      UNION
      MATCH (event)-[:TOOK_PLACE_AT]->(where:Entity)
      RETURN where.name AS name
      UNION
      WITH place WHERE place IS NOT NULL
      RETURN place.name AS name
    }
    RETURN DISTINCT name ORDER BY name
  } AS places,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS told,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, killer, event, places
