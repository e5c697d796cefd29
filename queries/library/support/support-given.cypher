// Everything that somebody gave: money, weapons, training, goods, shelter, direction, and to whom
// ---
// asks:
//   - What support did {entity} give?
//   - Whom did {entity} support?
//   - Whom does {entity} sponsor?
//   - Whom did {entity} help?
//   - Whom does {entity} back?
//   - What did {entity} give to others?
//   - What has {entity} given?
//   - What help did {entity} give?
//   - Who was supported by {entity}?
//   - Who got help from {entity}?
//   - To whom did {entity} give help?
//   - To whom did {entity} give support?
//   - Which groups does {entity} support?
//   - What did {entity} do for others?
//   - What did {entity} provide?
//   - What did {entity} supply?
//   - What did {entity} contribute?
//   - What has {entity} given to {target}?
//   - What did {entity} give to {target}?
//   - What did {entity} give {target}?
//   - What did {entity} do for {target}?
//   - How did {entity} support {target}?
//   - How did {entity} help {target}?
//   - What did {target} get from {entity}?
//   - What did {target} receive from {entity}?
//   - What support did {entity} give to {target}?
//   - What help did {target} get from {entity}?
//   - Did {entity} support {target}?
//   - Did {entity} help {target}?
//   - How does {entity} back {target}?
//   - What does {target} owe to {entity}?
//   - In what ways did {entity} support {target}?
//   - What does {target} owe {entity}?
// params:
//   entity: {type: [Person, Organization], description: who gave, example: iran}
//   target: {type: Entity, description: 'to whom; empty for everybody', required: false}
// columns:
//   giver: {type: Entity, description: who gave}
//   support: {type: text, description: 'what sort of support; read from the giver to the receiver'}
//   receiver: {type: Entity, description: who received}
//   what: {type: text, many: true, description: 'sums, numbers and equipment, as far as they are named'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (giver:Entity {id: $entity})
  -[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED|ADVISED|TRANSFERRED|SENT]->(receiver:Entity)
WHERE $target IS NULL OR receiver.id = $target
WITH giver, r, receiver, toLower(type(r)) AS support
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by giver, support, receiver
RETURN giver.name AS giver, support, receiver.name AS receiver,
  COLLECT {
    UNWIND admitted AS a
    CALL (a) {
      WITH a WHERE a.amount IS NOT NULL
      WITH CASE WHEN a.amount = toInteger(a.amount) THEN toString(toInteger(a.amount)) ELSE toString(a.amount) END
        + coalesce(' ' + a.currency, '') AS number, a.bound AS bound
      RETURN CASE WHEN coalesce(bound, 'exact') = 'exact' THEN number ELSE bound + ' ' + number END AS said
      UNION
      WITH a WHERE a.count IS NOT NULL
      WITH toString(a.count) + coalesce(' ' + a.of, '') AS number, a.bound AS bound
      RETURN CASE WHEN coalesce(bound, 'exact') = 'exact' THEN number ELSE bound + ' ' + number END AS said
      UNION
      MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
      RETURN thing.name AS said
    }
    RETURN DISTINCT said ORDER BY said
  } AS what,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY support, since, receiver
