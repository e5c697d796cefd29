// The victims of a person, a body or an event: who was killed, attacked, captured or otherwise harmed
// For a person or a body, the victims of the events count too for which it is said to be responsible.
// ---
// asks:
//   - Who were the victims of {entity}?
//   - Whom did {entity} harm?
//   - Who died in {entity}?
//   - Who was hit by {entity}?
//   - Who fell victim to {entity}?
//   - Who was killed in {entity}?
//   - Who died at the hands of {entity}?
//   - Who was harmed by {entity}?
//   - Who lost their lives in {entity}?
//   - Who suffered from {entity}?
//   - Who was hurt in {entity}?
//   - Whom did {entity} hit?
//   - Who are the dead of {entity}?
//   - Who perished in {entity}?
//   - Whom did {entity} kill or capture?
// params:
//   entity: {type: [Person, Organization, Event], description: 'who did it, or what happened', example: kataib-hizbullah}
// columns:
//   perpetrator: {type: Entity, description: 'who did it; empty where the question is about an event'}
//   victim: {type: Entity, description: who was harmed}
//   harm: {type: text, description: 'killed, attacked, captured; or victim, where no more is said'}
//   event: {type: Event, description: 'in what, where an event is named'}
//   counts: {type: text, many: true, description: 'how many, and of what, where it is a number of people'}
//   dated: {type: date, description: when}
// ---
CALL () {
  MATCH (perpetrator:Entity {id: $entity})-[r:KILLED|ATTACKED|CAPTURED]->(victim:Person|Organization)
  RETURN perpetrator, victim, null AS event, toLower(type(r)) AS harm, [r] AS links
  UNION
  MATCH (victim:Person|Organization)-[r:VICTIM_OF]->(event:Entity {id: $entity})
  RETURN null AS perpetrator, victim, event, 'victim' AS harm, [r] AS links
  UNION
  MATCH (perpetrator:Entity {id: $entity})-[deed:RESPONSIBLE_FOR]->(event:Event)<-[r:VICTIM_OF]-(victim:Person|Organization)
  RETURN perpetrator, victim, event, 'victim' AS harm, [r, deed] AS links
}
UNWIND range(0, size(links) - 1) AS place
WITH perpetrator, victim, event, harm, size(links) AS needed, place, links[place] AS link
UNWIND link.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by perpetrator, victim, event, harm, needed, place
WITH *, COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, a.count AS number, a.of AS of WHERE number IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' THEN '' ELSE bound + ' ' END
      + toString(number) + coalesce(' ' + of, '') AS said
    RETURN said ORDER BY said
  } AS counts
ORDER BY place
WITH perpetrator, victim, event, harm, needed, head(collect(counts)) AS counts, head(collect(dated)) AS dated,
  // Who was harmed and who did it are both needed, so that the row holds no better than the weaker of the two.
  max(holds) AS holds, min(modality) AS modality, max(disputed) AS disputed,
  collect(said_by) AS said_by, collect(disputed_by) AS disputed_by, collect(claims) AS claims
WHERE size(claims) = needed
RETURN perpetrator.name AS perpetrator, victim.name AS victim, harm, event.name AS event, counts, dated, holds, modality, disputed,
  COLLECT { UNWIND said_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND disputed_by AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND claims AS some UNWIND some AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY dated, event, victim, harm
