// Who commanded or led a body or an undertaking, and when
// ---
// asks:
//   - Who commanded {organization}?
//   - Who led {organization}?
//   - Who was in command of {organization} in {as_of}?
//   - Who is the commander of {organization}?
//   - Who headed {organization}?
//   - Who ran {organization}?
//   - Who is at the head of {organization}?
//   - Who used to command {organization}?
//   - Who was commander of {organization}?
//   - Who has commanded {organization}?
//   - Name the commanders of {organization}
//   - Who directed {organization} as its head?
//   - Who is the boss of {organization}?
//   - By whom is {organization} led?
// params:
//   organization:
//     type: [Organization, Event, Programme]
//     description: whose commanders
//     example: quds-force
// columns:
//   commander: {type: Entity, description: who commanded or led it}
//   tie: {type: text, description: "COMMANDED; or LED where it is no military command"}
//   organization: {type: Entity, description: what was commanded or led}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
MATCH (commander:Entity)-[r:COMMANDED|LED]->(organization:Entity {id: $organization})
WITH commander, organization, r, type(r) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by commander, tie, organization
RETURN commander.name AS commander, tie, organization.name AS organization,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY since, commander, tie
