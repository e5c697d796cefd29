// Everything about an entity on one page: what it is, and what it did or had done to it, by topic, with whom and when
// An arrow points from the subject of a tie to its object; a row without one is said of the entity itself. What it is
// and its names come first; no claims stand behind those.
// ---
// asks:
//   - Who is {entity}?
//   - What is {entity}?
//   - Who was {entity} in {as_of}?
//   - What do we know about {entity}?
//   - Tell me about {entity}
//   - Show the profile of {entity}
//   - Tell me everything about {entity}
//   - What is known about {entity}?
//   - What is known of {entity}?
//   - Give me a profile of {entity}
//   - Describe {entity}
//   - Give an overview of {entity}
//   - What can you tell me about {entity}?
//   - Summarise {entity}
//   - What is there on {entity}?
//   - What is the profession of {entity}?
//   - What is the background of {entity}?
//   - Show everything on {entity}
// params:
//   entity: {type: Entity, description: whose profile, example: qasem-soleimani}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   section: {type: text, description: 'what the row is about: itself, command, support, violence, ties, events, and so on'}
//   what: {type: text, description: 'the tie as an arrow, or what is said of it'}
//   with: {type: Entity, description: with whom or what}
//   dated: {type: date, description: when}
// ---
MATCH (entity:Entity {id: $entity})
CALL (entity) {
  WITH entity
  WHERE $contract.disputes <> 'only'
  UNWIND [
    entity.type + coalesce(' (' + entity.kind + ')', ''),
    entity.description,
    'also ' + reduce(text = head(tail(entity.names)), name IN tail(tail(entity.names)) | text + '; ' + name)
  ] AS what
  WITH what WHERE what IS NOT NULL
  RETURN '0 itself' AS section, what, null AS other, null AS dated, null AS holds, null AS modality,
    false AS disputed, [] AS said_by, [] AS disputed_by, [] AS claims
  UNION ALL
  CALL (entity) {
    MATCH (entity)-[r]-(other:Entity)
    WHERE r.derived
    UNWIND r.claims AS id
    MATCH (c:Claim {id: id})
    RETURN c, other, type(r) AS tie, CASE
      WHEN type(r) IN ['ALLIED_WITH', 'COORDINATED_WITH', 'MET_WITH', 'RELATED_TO', 'UNSPECIFIED_TIE'] THEN '—' + type(r) + '—'
      WHEN startNode(r) = entity THEN '—' + type(r) + '→'
      ELSE '←' + type(r) + '—'
    END AS what
    UNION
    MATCH (entity)<-[:SUBJECT]-(c:Claim)
    WHERE c.object IS NULL
    RETURN c, null AS other, 'itself' AS tie, toLower(replace(c.predicate, '_', ' ')) + ': ' + coalesce(toString(c.value), '') AS what
  }
  WITH c, other, what, CASE
      WHEN tie = 'itself' THEN '1 itself'
      WHEN tie IN ['COMMANDED', 'DEPUTY_OF', 'SUBORDINATE_TO', 'HELD_POSITION', 'APPOINTED', 'SUCCEEDED', 'MEMBER_OF',
        'FOUNDED', 'LED', 'ADVISED', 'REPRESENTED', 'SPOKE_FOR'] THEN '2 command'
      WHEN tie IN ['FUNDED', 'ARMED', 'TRAINED', 'SUPPLIED', 'RECRUITED', 'DIRECTED', 'SHELTERED', 'BUILT', 'SUPPORTED']
        THEN '3 support'
      WHEN tie IN ['KILLED', 'ATTACKED', 'CAPTURED', 'ORDERED', 'PLANNED', 'RESPONSIBLE_FOR', 'PARTICIPATED_IN', 'VICTIM_OF',
        'THREATENED'] THEN '4 violence'
      WHEN tie IN ['ALLIED_WITH', 'OPPOSED', 'MET_WITH', 'COORDINATED_WITH', 'SANCTIONED', 'DESIGNATED', 'PROTEGE_OF',
        'MODELLED_ON', 'RELATED_TO'] THEN '5 ties'
      WHEN tie IN ['ATTENDED', 'ATTENDED_FUNERAL_OF', 'FUNERAL_OF', 'SPOKE_AT', 'LOCATED_IN', 'TOOK_PLACE_AT', 'PRECEDED',
        'RESPONSE_TO', 'PART_OF'] THEN '6 events'
      WHEN tie IN ['VISITED', 'TRAVELLED_TO', 'PASSED_THROUGH', 'SENT', 'TRANSFERRED', 'BORN_IN', 'DIED_IN', 'BURIED_IN']
        THEN '7 movement'
      WHEN tie IN ['ESTABLISHED', 'AUTHORISED', 'ANNOUNCED', 'REQUESTED', 'OFFERED', 'DECIDED_AGAINST', 'DECIDED_ON',
        'PLEDGED', 'MEDIATED_BETWEEN', 'WITHDREW_FROM'] THEN '8 decisions'
      WHEN tie IN ['SAID', 'PRAISED', 'WARNED', 'CRITICISED', 'CONDOLED_WITH', 'CLAIMED_CREDIT_FOR', 'EULOGISED', 'MOURNED',
        'CELEBRATED'] THEN '9 speech'
      ELSE '~ other'
    END AS section
  // @passes c
  // @kept c by section, what, other
  // No more are told than can be shown: what it is and its names come before these.
  ORDER BY left(section, 1), dated, what, other.name
  LIMIT $limit
  // @told c by section, what, other
  RETURN section, what, other, dated, holds, modality, disputed, said_by, disputed_by, claims
}
WITH left(section, 1) AS place, substring(section, 2) AS section, what, other, dated, holds, modality, disputed, said_by, disputed_by, claims
RETURN section, what, other.name AS `with`, dated,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY place, dated, what, `with`
LIMIT $limit
