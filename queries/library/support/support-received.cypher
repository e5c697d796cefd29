// Everything that somebody received: money, weapons, training, goods, shelter, direction, and from whom
// ---
// asks:
//   - What support did {entity} receive?
//   - Who supported {entity}?
//   - Who helped {entity}?
//   - Who sponsors {entity}?
//   - Who backs {entity}?
//   - What help did {entity} get?
//   - What support does {entity} get?
//   - What aid did {entity} get?
//   - Who is backing {entity}?
//   - From whom did {entity} get help?
//   - From whom did {entity} get support?
//   - Who gave support to {entity}?
//   - Who stands behind {entity}?
//   - What did {entity} get from others?
//   - What was given to {entity}?
//   - Who are the supporters of {entity}?
//   - Whose support does {entity} have?
//   - How is {entity} supported?
//   - On whose support does {entity} depend?
//   - What did {entity} receive?
// params:
//   entity: {type: Entity, description: who received, example: hamas}
// columns:
//   giver: {type: Entity, description: who gave}
//   support: {type: text, description: 'what sort of support; read from the giver to the receiver'}
//   receiver: {type: Entity, description: who received}
//   what: {type: text, many: true, description: 'sums, numbers and equipment, as far as they are named'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (giver:Entity)-[r:FUNDED|ARMED|TRAINED|SUPPLIED|RECRUITED|DIRECTED|SHELTERED|BUILT|SUPPORTED|ADVISED|TRANSFERRED|SENT]->
  (receiver:Entity {id: $entity})
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
ORDER BY support, since, giver
