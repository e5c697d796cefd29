// Who threatened whom, and whether an act followed in the record
// An act followed where the one who threatened is later said to have attacked, killed or captured the one who was
// threatened; acts without a date count, since they may have come later. As of a date, only acts of that date count. What
// the record does not hold may still have happened.
// ---
// asks:
//   - Whom did {source} threaten?
//   - Who threatened {target}?
//   - Did {source} carry out the threat against {target}?
//   - What threats did {source} make?
//   - What threats were made against {target}?
//   - Was the threat of {source} followed by an act?
//   - Who has threatened {target}?
//   - Did {source} threaten {target}?
//   - What did {source} threaten to do?
//   - What did {source} threaten to destroy?
//   - With what did {source} threaten {target}?
//   - By whom was {target} threatened?
//   - What did {source} warn {target} of?
//   - Which threats were made?
//   - Who threatened whom?
//   - How did {source} threaten {target}?
//   - Who threatens {target}?
//   - Whom does {source} threaten?
//   - What did {source} threaten to attack?
//   - Did {source} threaten to attack {target}?
//   - Who threatened to attack {target}?
// params:
//   source: {type: [Person, Organization], description: who threatened, required: false, example: hassan-nasrallah}
//   target: {type: Entity, description: who or what was threatened, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   threatener: {type: Entity, description: who threatened}
//   threatened: {type: Entity, description: whom or what}
//   dated: {type: date, description: when}
//   followed: {type: boolean, description: whether the record holds an act that may have followed}
//   acts: {type: text, many: true, description: what that act was}
// ---
CALL () {
  MATCH (:Entity {id: coalesce($source, $target)})<-[:SUBJECT|OBJECT]-
    (c:Claim {predicate: 'THREATENED', polarity: 'asserts'})
  RETURN c
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (c:Claim {predicate: 'THREATENED', polarity: 'asserts'})
  RETURN c
}
MATCH (threatener:Entity)<-[:SUBJECT]-(c)-[:OBJECT]->(threatened:Entity)
WHERE ($source IS NULL OR threatener.id = $source) AND ($target IS NULL OR threatened.id = $target)
WITH DISTINCT threatener, threatened, c, c.modality AS put
// @admits c
// @kept c by threatener, threatened, put
ORDER BY dated, threatener.name, threatened.name, put
LIMIT $limit
// @told c by threatener, threatened, put
WITH *, COLLECT { UNWIND admitted AS a RETURN a.start_earliest ORDER BY a.start_earliest LIMIT 1 }[0] AS first
WITH *, COLLECT {
    MATCH (threatener)-[deed:ATTACKED|KILLED|CAPTURED]->(threatened)
    UNWIND deed.claims AS id
    MATCH (d:Claim {id: id})
    WHERE first IS NULL OR d.end_latest IS NULL OR d.end_latest >= first
    // @passes d
    RETURN {id: d.id, statement: d.statement, disputed: d_disputed}
  } AS deeds
RETURN threatener.name AS threatener, threatened.name AS threatened, dated, size(deeds) > 0 AS followed,
  COLLECT { UNWIND deeds AS deed RETURN DISTINCT deed.statement AS said ORDER BY said } AS acts,
  holds, modality, disputed OR any(deed IN deeds WHERE deed.disputed) AS disputed, said_by, disputed_by,
  COLLECT { UNWIND claims + [deed IN deeds | deed.id] AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY dated, threatener, threatened, modality
LIMIT $limit
