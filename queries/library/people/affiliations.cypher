// To which bodies, offices and people somebody was attached, over time
// Membership, command, lead, deputyship, office, service under, speaking or acting for, counsel, founding. In the order of
// time; what bears no date comes last.
// ---
// asks:
//   - What are the affiliations of {entity}?
//   - Which organizations did {entity} belong to?
//   - To which groups was {entity} attached in {as_of}?
//   - For whom did {entity} work?
//   - What was the career of {entity}?
//   - What is {entity} a member of?
//   - Which organizations does {entity} belong to?
//   - To what does {entity} belong?
//   - What does {entity} belong to?
//   - For whom does {entity} work?
//   - Whom did {entity} serve?
//   - What groups was {entity} a member of?
//   - What is {entity} part of?
//   - With whom is {entity} affiliated?
//   - Where did {entity} work?
//   - Whose man is {entity}?
//   - On whose side is {entity}?
// params:
//   entity: {type: [Person, Organization], description: who was attached, example: qasem-soleimani}
// columns:
//   entity: {type: Entity, description: who was attached}
//   tie: {type: text, description: how}
//   affiliation: {type: Entity, description: to what or to whom}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (entity:Entity {id: $entity})-[r:MEMBER_OF|COMMANDED|LED|DEPUTY_OF|HELD_POSITION|SUBORDINATE_TO|PART_OF|SPOKE_FOR|REPRESENTED|ADVISED|FOUNDED]->(affiliation:Person|Organization|Position)
WITH entity, affiliation, r, toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by entity, tie, affiliation
WITH *, COLLECT { UNWIND admitted AS a RETURN min(a.start_latest) } [0] AS began
RETURN entity.name AS entity, tie, affiliation.name AS affiliation,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY began, tie, affiliation
