// Who trained whom, in what, where, and how many
// ---
// asks:
//   - Who trained {target}?
//   - Whom did {source} train?
//   - Where was {target} trained?
//   - How many fighters did {source} train?
//   - Who was trained by {source}?
//   - Who instructed {target}?
//   - Who taught {target}?
//   - Who taught {target} to fight?
//   - Who gave {target} training?
//   - By whom were {target} trained?
//   - How many instructors trained {target}?
//   - How many did {source} train?
//   - Who drilled {target}?
//   - In what was {target} trained?
//   - In what did {source} train {target}?
//   - Where did {source} train {target}?
//   - Who prepared {target} for battle?
//   - Who was instructed by {source}?
//   - From whom did {target} get training?
//   - Did {source} train {target}?
// params:
//   source: {type: [Person, Organization], description: who trained, required: false, example: qasem-soleimani}
//   target: {type: [Person, Organization], description: who was trained, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   trainer: {type: Entity, description: who trained}
//   trained: {type: Entity, description: who was trained}
//   equipment: {type: Equipment, many: true, description: in the use of what}
//   places: {type: Place, many: true, description: where}
//   counts: {type: text, many: true, description: 'how many, and of what'}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (trainer:Entity {id: $source})-[r:TRAINED]->(trained:Entity)
  WHERE $target IS NULL OR trained.id = $target
  RETURN trainer, r, trained
  UNION
  MATCH (trainer:Entity)-[r:TRAINED]->(trained:Entity {id: $target})
  WHERE $source IS NULL
  RETURN trainer, r, trained
  UNION
  WITH 1 AS once WHERE $source IS NULL AND $target IS NULL
  MATCH (trainer:Entity)-[r:TRAINED]->(trained:Entity)
  RETURN trainer, r, trained
}
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @passes c
// @kept c by trainer, trained
ORDER BY since, trainer.name, trained.name
LIMIT $limit
// @told c by trainer, trained
RETURN trainer.name AS trainer, trained.name AS trained,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS equipment,
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
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, trainer, trained
LIMIT $limit
