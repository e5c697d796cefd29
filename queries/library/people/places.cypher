// The places of a person or a body: where they were, went, came through, were born or buried, or did something
// A place that only belongs to something done to or with them is marked by what that was.
// ---
// asks:
//   - Where was {entity}?
//   - Which places did {entity} go to?
//   - Where has {entity} been in {as_of}?
//   - Where did {entity} travel?
//   - Which places are linked to {entity}?
//   - Where was {entity} born, and where buried?
//   - Where has {entity} been?
//   - Where does {entity} operate?
//   - In which places was {entity}?
//   - At which places was {entity}?
//   - Where is {entity}?
//   - Where is {entity} from?
//   - Where was {entity} active?
//   - Which places is {entity} tied to?
// params:
//   entity: {type: [Person, Organization], description: whose places, example: qasem-soleimani}
// columns:
//   entity: {type: Entity, description: whose place}
//   place: {type: Place, description: where}
//   tie: {type: text, description: 'what ties them to it: a move, a seat, or what happened there'}
//   with: {type: Entity, many: true, description: 'who or what else was part of that, where it happened there'}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})
CALL (entity) {
  MATCH (entity)-[r]->(place:Place)
  WHERE r.derived
  UNWIND r.claims AS id
  MATCH (c:Claim {id: id})
  RETURN c, place
  UNION
  MATCH (entity)<-[:SUBJECT|OBJECT]-(c:Claim)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
  RETURN c, place
}
WITH entity, place, c, toLower(replace(c.predicate, '_', ' ')) AS tie
// @claims c
// @rows c by entity, place, tie
RETURN entity.name AS entity, place.name AS place, tie,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:SUBJECT|OBJECT]->(other:Entity) WHERE NOT other IN [entity, place]
    RETURN DISTINCT other.name AS name ORDER BY name
  } AS `with`,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, place, tie
