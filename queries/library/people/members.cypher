// Who belonged to a body: its members, its heads and their deputies, those who spoke for it or held its offices
// ---
// asks:
//   - Who are the members of {organization}?
//   - Who belonged to {organization}?
//   - Who was in {organization} in {as_of}?
//   - Who works for {organization}?
//   - Which people belong to {organization}?
//   - Which groups are part of {organization}?
//   - Who belongs to {organization}?
//   - Who is part of {organization}?
//   - Who are in {organization}?
//   - What groups belong to {organization}?
//   - Who served in {organization}?
//   - Who joined {organization}?
//   - Which persons are in {organization}?
//   - Who is in {organization}?
//   - Of whom does {organization} consist?
//   - Who represents {organization}?
//   - Who sits in {organization}?
//   - Who is a member of {organization}?
//   - Who is on {organization}?
//   - What are the members of {organization}?
// params:
//   organization: {type: [Organization, Programme], description: whose members, example: hizbullah}
// columns:
//   member: {type: Entity, description: who belonged to it}
//   tie: {type: text, description: how they are tied to it}
//   organization: {type: Entity, description: the body; or an office in it}
//   roles: {type: text, many: true, description: as what}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said; empty where it goes on or is not known}
// ---
CALL () {
  MATCH (member:Person|Organization)-[r:MEMBER_OF|COMMANDED|LED|DEPUTY_OF|SPOKE_FOR|PART_OF]->(organization:Entity {id: $organization})
  RETURN member, r, organization
  UNION
  MATCH (:Entity {id: $organization})<-[:PART_OF]-(organization:Position)<-[r:HELD_POSITION]-(member:Person)
  RETURN member, r, organization
}
WITH member, r, organization, toLower(replace(type(r), '_', ' ')) AS tie
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by member, tie, organization
RETURN member.name AS member, tie, organization.name AS organization,
  COLLECT { UNWIND admitted AS a WITH DISTINCT a.role AS role WHERE role IS NOT NULL RETURN role ORDER BY role } AS roles,
  since, until, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY member, since, tie, organization
