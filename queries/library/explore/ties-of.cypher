// An entity and all its ties, drawn
// Claims stay out of the picture: `claims-between` leads from a tie to what it rests on.
// ---
// asks:
//   - Draw the ties of {entity}
//   - Draw {entity} and its neighbours
//   - Show {entity} on a link chart
// params:
//   entity: {type: Entity, description: whose ties, example: qasem-soleimani}
//   limit: {type: integer, description: how many ties at most, default: 300, minimum: 1}
// columns:
//   entity: {type: Entity, description: whose ties they are}
//   tie: {type: text, description: the tie}
//   other: {type: Entity, description: with whom or what}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})-[tie]-(other:Entity)
WHERE tie.derived
UNWIND tie.claims AS id
MATCH (c:Claim {id: id})
// @passes c
WITH entity, tie, other, collect(DISTINCT c) AS passed
// Who says it is asked for the ties that are shown: the well known have very many others.
ORDER BY type(tie), other.name, other.id, elementId(tie)
LIMIT $limit
UNWIND passed AS c
// @claims c
// @rows c by entity, tie, other
RETURN entity, tie, other, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY type(tie), other.name, other.id, elementId(tie)
