// Who commanded an organisation, its parts, and what it is part of, drawn
// ---
// asks:
//   - Draw who commanded {organization}
//   - Draw the command of {organization}
// params:
//   organization: {type: Organization, description: whose command, example: quds-force}
//   limit: {type: integer, description: how many ties at most, default: 300, minimum: 1}
// columns:
//   organization: {type: Organization, description: whose command it is}
//   tie: {type: text, description: 'command, membership or subordination'}
//   other: {type: Entity, description: 'who commanded it, or whom it was part of or above'}
//   dated: {type: date, description: when}
// ---
MATCH (organization:Entity {id: $organization})-[tie:COMMANDED|LED|DEPUTY_OF|SUBORDINATE_TO|FOUNDED|ADVISED]-(other:Entity)
UNWIND tie.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by organization, tie, other
RETURN organization, tie, other, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, type(tie), other.name, other.id
LIMIT $limit
