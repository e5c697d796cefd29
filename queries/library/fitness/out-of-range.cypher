// Claims whose type does not allow what stands before or after it
// What is loaded is held to this already: such claims come from an older vocabulary, from a merge, or past dots. The ranges
// below are those of the vocabulary that comes with dots; claims of your own types, and entities of your own, are left out.
// Other ranges can be given, as `FUNDED: Organization > Organization|Person; AGE: Person`.
// ---
// asks:
//   - Which types are used out of their range?
//   - Which claims have the wrong type of subject or object?
//   - Which claims break the vocabulary?
//   - Which relationships join types that they may not?
//   - Are there claims out of range?
// params:
//   ranges: {type: text, description: 'ranges to hold claims to, in place of those of the vocabulary', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   predicate: {type: text, description: the type of the claim}
//   subject: {type: Entity, description: what stands before it}
//   subject_type: {type: text, description: the type of that}
//   object: {type: Entity, description: what stands after it}
//   object_type: {type: text, description: the type of that}
//   allowed: {type: text, description: what the type allows}
// slow: It looks at every claim.
// ---
WITH CASE WHEN $ranges IS NOT NULL THEN split($ranges, ';') ELSE [
    // Written from the vocabulary, and held to it by a test.
    'COMMANDED: Person|Organization > Organization|Event|Programme',
    'DEPUTY_OF: Person > Person|Position|Organization',
    'SUBORDINATE_TO: Organization|Person > Person|Organization',
    'HELD_POSITION: Person > Position',
    'APPOINTED: Person|Organization > Person',
    'SUCCEEDED: Person|Organization > Person|Organization',
    'MEMBER_OF: Person|Organization > Organization|Programme',
    'FOUNDED: Person|Organization > Organization|Programme',
    'LED: Person|Organization > Organization|Event|Programme',
    'ADVISED: Person|Organization > Person|Organization',
    'REPRESENTED: Person|Organization > Person|Organization',
    'SPOKE_FOR: Person > Person|Organization',
    'FUNDED: Person|Organization > Person|Organization|Programme|Event',
    'ARMED: Person|Organization > Person|Organization',
    'TRAINED: Person|Organization > Person|Organization',
    'SUPPLIED: Person|Organization > Person|Organization',
    'RECRUITED: Person|Organization > Person|Organization',
    'DIRECTED: Person|Organization > Person|Organization|Event|Programme',
    'SHELTERED: Person|Organization > Person|Organization',
    'BUILT: Person|Organization > Place|Equipment|Organization|Programme',
    'SUPPORTED: Person|Organization > Person|Organization|Programme|Event',
    'KILLED: Person|Organization > Person|Organization',
    'ATTACKED: Person|Organization > Person|Organization|Place|Equipment',
    'CAPTURED: Person|Organization > Person|Organization|Place|Equipment',
    'ORDERED: Person|Organization > Event|Programme',
    'PLANNED: Person|Organization > Event|Programme',
    'RESPONSIBLE_FOR: Person|Organization > Event',
    'PARTICIPATED_IN: Person|Organization > Event|Programme',
    'VICTIM_OF: Person|Organization > Event',
    'THREATENED: Person|Organization > Person|Organization|Place|Equipment|Programme',
    'ALLIED_WITH: Person|Organization > Person|Organization',
    'OPPOSED: Person|Organization > Person|Organization|Programme|Event',
    'MET_WITH: Person|Organization > Person|Organization',
    'COORDINATED_WITH: Person|Organization > Person|Organization',
    'SANCTIONED: Person|Organization > Person|Organization',
    'DESIGNATED: Person|Organization > Person|Organization',
    'PROTEGE_OF: Person > Person',
    'MODELLED_ON: Organization|Programme|Event > Organization|Programme|Event',
    'RELATED_TO: Person > Person',
    'ATTENDED: Person|Organization > Event',
    'FUNERAL_OF: Event > Person|Organization',
    'SPOKE_AT: Person > Event',
    'LOCATED_IN: Place|Organization|Equipment|Event > Place',
    'TOOK_PLACE_AT: Event > Place',
    'PRECEDED: Event > Event',
    'RESPONSE_TO: Event|Programme > Event|Programme',
    'PART_OF: Organization|Event|Programme|Position|Place|Work|Equipment > Organization|Event|Programme|Place|Work',
    'VISITED: Person|Organization > Place|Organization|Person',
    'TRAVELLED_TO: Person|Organization|Equipment > Place',
    'PASSED_THROUGH: Person|Organization|Event|Equipment > Place',
    'SENT: Person|Organization > Person|Organization',
    'TRANSFERRED: Person|Organization > Person|Organization|Place',
    'BORN_IN: Person > Place',
    'DIED_IN: Person > Place',
    'BURIED_IN: Person > Place',
    'ESTABLISHED: Person|Organization > Organization|Programme|Place',
    'AUTHORISED: Person|Organization > Event|Programme|Organization|Person',
    'ANNOUNCED: Person|Organization > Event|Programme|Work',
    'REQUESTED: Person|Organization > Person|Organization|Programme|Event',
    'OFFERED: Person|Organization > Person|Organization|Programme',
    'DECIDED_AGAINST: Person|Organization > Event|Programme',
    'DECIDED_ON: Person|Organization > Event|Programme',
    'PLEDGED: Person|Organization > Person|Organization|Programme|Event',
    'MEDIATED_BETWEEN: Person|Organization > Person|Organization',
    'WITHDREW_FROM: Person|Organization > Programme|Organization|Place',
    'SAID: Person|Organization > Entity',
    'PRAISED: Person|Organization > Entity',
    'WARNED: Person|Organization > Entity',
    'CRITICISED: Person|Organization > Entity',
    'CONDOLED_WITH: Person|Organization > Person|Organization',
    'CLAIMED_CREDIT_FOR: Person|Organization > Event',
    'EULOGISED: Person|Organization > Person',
    'MOURNED: Person|Organization > Person',
    'CELEBRATED: Person|Organization > Person|Event',
    'UNSPECIFIED_TIE: Entity > Entity',
    'AGE: Person',
    'COUNT: Entity',
    'AMOUNT: Entity',
    'CASUALTIES_KILLED: Person|Organization|Event',
    'CASUALTIES_WOUNDED: Person|Organization|Event',
    'DESCRIPTION: Entity'
  ] END AS ranges
UNWIND ranges AS allowed
WITH trim(allowed) AS allowed, split(allowed, ':') AS parts
WITH allowed, trim(parts[0]) AS predicate, split(parts[1], '>') AS sides
WITH allowed, predicate,
  [kind IN split(sides[0], '|') | trim(kind)] AS subjects, [kind IN split(sides[1], '|') | trim(kind)] AS objects
MATCH (c:Claim {predicate: predicate})-[:SUBJECT]->(subject:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
WITH c, allowed, subject, object, subjects, objects,
  ['Equipment', 'Event', 'Organization', 'Person', 'Place', 'Position', 'Programme', 'Work'] AS known
WHERE (subject.type IN known AND none(label IN labels(subject) WHERE label IN subjects))
  OR (object.type IN known AND none(label IN labels(object) WHERE label IN objects))
// @statements c
RETURN c.predicate AS predicate, subject.name AS subject, subject.type AS subject_type,
  object.name AS object, object.type AS object_type, allowed,
  c_holds AS holds, c.modality AS modality, c_disputed AS disputed, c_said_by AS said_by, c_disputed_by AS disputed_by, [c.id] AS claims
ORDER BY predicate, subject, object, c.id
LIMIT $limit
