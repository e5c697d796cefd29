// Whom and what a person or a body commanded or led, and when
// ---
// asks:
//   - Whom did {entity} command?
//   - What did {entity} command?
//   - What did {entity} lead?
//   - What was under the command of {entity} in {as_of}?
//   - Which organization did {entity} head?
//   - Of what was {entity} the commander?
//   - Of what was {entity} the head?
//   - Which units did {entity} command?
//   - Which forces did {entity} command?
//   - What was {entity} the leader of?
//   - What was {entity} the commander of?
//   - What did {entity} run?
//   - Did {entity} command {organization}?
//   - Was {entity} the commander of {organization}?
//   - Was {entity} in command of {organization}?
//   - When did {entity} command {organization}?
//   - How long did {entity} command {organization}?
//   - How long was {entity} the commander of {organization}?
//   - When did {entity} become the commander of {organization}?
// params:
//   entity: {type: [Person, Organization], description: who commanded, example: qasem-soleimani}
//   organization:
//     type: [Organization, Event, Programme]
//     description: whether and when they commanded it, where only that is of interest
//     required: false
// columns:
//   commander: {type: Entity, description: who commanded or led}
//   tie: {type: text, description: "COMMANDED; or LED where it is no military command"}
//   organization: {type: Entity, description: 'the body, event or programme that was commanded or led'}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (commander:Entity {id: $entity})-[r:COMMANDED|LED]->(organization:Entity)
WHERE $organization IS NULL OR organization.id = $organization
WITH commander, organization, r, type(r) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by commander, tie, organization
RETURN commander.name AS commander, tie, organization.name AS organization,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, organization, tie
