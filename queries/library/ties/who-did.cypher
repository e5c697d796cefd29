// Who did something to whom, whatever it was: advised, built, visited, sent, captured, warned, mediated and so on
// Of one predicate or of all that a verb says. Plans and scenarios stand in rows of their own, each with how it is put.
// ---
// asks:
//   - Who {predicate} {target}?
//   - Whom did {source} {predicate}?
//   - Who {predicate} between {target} and {other}?
//   - Did {source} {predicate} between {target} and {other}?
//   - Who {predicate} {noun} to {place}?
//   - What did {source} {predicate}?
//   - Who was {predicate}?
//   - What was {predicate}?
//   - What did {source} {predicate} from {target}?
//   - What did {source} {predicate} to {target}?
//   - Where did {source} {predicate}?
//   - What did {source} {predicate} in {place}?
//   - Whom did {source} {predicate} in {place}?
//   - Who {predicate} {noun} from {target}?
//   - What {noun} did {source} {predicate} from {target}?
//   - Who was {predicate} in {place}?
//   - How was {target} {predicate}?
//   - How many did {source} {predicate}?
//   - Who {predicate} {target} for {noun}?
// params:
//   predicate: {type: predicate, description: what was done, example: ADVISED}
//   source: {type: [Person, Organization, Event, Equipment], description: who did it, required: false}
//   target: {type: [Person, Organization, Place, Event, Equipment, Programme, Work], description: to whom or what, required: false}
//   other: {type: Entity, description: 'to whom or what as well, by the same', required: false}
//   place: {type: Place, description: 'where, where only what was done there is of interest', required: false}
//   body: {type: [Organization, Place], description: 'a body or a state; of those asked for, only who belongs to it', required: false}
//   noun: {type: noun, description: 'with what, where only that is of interest', required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   who: {type: Entity, description: 'who did it; empty where a figure of wounded or dead is told and nobody is named'}
//   deed: {type: text, description: 'what they did, as the vocabulary says it'}
//   whom: {type: Entity, description: 'to whom, with what, or where to'}
//   told: {type: text, many: true, description: 'what is said of it, in the words of whoever annotated it'}
//   counts: {type: text, many: true, description: 'how many, and of what'}
//   amounts: {type: text, many: true, description: how much money}
//   equipment: {type: Equipment, many: true, description: with what}
//   places: {type: Place, many: true, description: where}
//   dated: {type: date, description: when}
// slow: Without a source or a target it looks at every claim of its kind.
// ---
CALL () {
  MATCH (:Entity {id: $source})<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN split($predicate, '|')
  RETURN c, false AS turned
  UNION
  // What holds both ways is stored once, and asked from either side.
  MATCH (:Entity {id: coalesce($target, $source)})<-[at:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.predicate IN split($predicate, '|') AND c.predicate IN ['ALLIED_WITH', 'COORDINATED_WITH', 'MET_WITH', 'RELATED_TO', 'UNSPECIFIED_TIE']
    AND (type(at) = 'SUBJECT') = ($target IS NOT NULL)
  RETURN c, true AS turned
  UNION
  WITH 1 AS once WHERE $source IS NULL
  MATCH (end:Entity)<-[:OBJECT]-(c:Claim)
  WHERE end.id IN [$target, $other] AND c.predicate IN split($predicate, '|')
  RETURN c, false AS turned
  UNION
  // Who attacked a place is told by the attack, too.
  WITH 1 AS once WHERE $source IS NULL AND 'ATTACKED' IN split($predicate, '|')
  MATCH (:Entity {id: $target})<-[:OBJECT]-(:Claim {predicate: 'TOOK_PLACE_AT', polarity: 'asserts'})-[:SUBJECT]->(event:Event)
  WHERE event.kind IN ['attack', 'incursion', 'battle']
  MATCH (event)<-[:OBJECT]-(c:Claim)
  WHERE c.predicate IN ['RESPONSIBLE_FOR', 'LED', 'ORDERED']
  RETURN c, false AS turned
  UNION
  // What befell somebody is told by the event, too, where nobody is said to have done it: their capture, for one.
  WITH split($predicate, '|') AS asked
  WHERE $source IS NULL AND any(one IN asked WHERE one IN ['ATTACKED', 'CAPTURED', 'KILLED', 'CASUALTIES_WOUNDED'])
  MATCH (:Entity {id: $target})<-[:SUBJECT]-(c:Claim {predicate: 'VICTIM_OF'})
  RETURN c, false AS turned
  UNION
  // So are those who were killed or hurt and are only counted.
  WITH 1 AS once WHERE $source IS NULL
  MATCH (:Entity {id: $target})<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN split($predicate, '|') AND c.predicate IN ['CASUALTIES_KILLED', 'CASUALTIES_WOUNDED']
  RETURN c, false AS turned
  UNION
  WITH split($predicate, '|') AS asked
  WHERE $source IS NULL AND $target IS NULL
  MATCH (c:Claim)
  WHERE c.predicate IN asked
    OR (c.predicate = 'VICTIM_OF' AND any(one IN asked WHERE one IN ['ATTACKED', 'CAPTURED', 'KILLED', 'CASUALTIES_WOUNDED']))
  RETURN c, false AS turned
}
MATCH (subject:Entity)<-[:SUBJECT]-(c)
OPTIONAL MATCH (c)-[:OBJECT]->(object:Entity)
WITH DISTINCT c, CASE WHEN turned THEN object WHEN object IS NOT NULL THEN subject END AS who,
  CASE WHEN turned OR object IS NULL THEN subject ELSE object END AS whom
WHERE (who IS NOT NULL OR c.predicate IN ['CASUALTIES_KILLED', 'CASUALTIES_WOUNDED']) AND c.polarity = 'asserts' AND ($source IS NULL OR who.id = $source)
  AND (c.predicate <> 'VICTIM_OF' OR 'VICTIM_OF' IN split($predicate, '|') OR CASE
      WHEN whom.kind = 'capture' THEN 'CAPTURED'
      WHEN whom.kind = 'killing' THEN 'KILLED'
      WHEN toLower(c.statement) =~ '(?s).*\\b(?:wounded|injured|hurt|maimed)\\b.*' THEN 'CASUALTIES_WOUNDED'
    END IN split($predicate, '|')
    OR ('ATTACKED' IN split($predicate, '|') AND whom.kind IN ['attack', 'incursion', 'battle']))
  AND ($target IS NULL OR whom.id = $target OR whom.id = $other OR NOT c.predicate IN split($predicate, '|'))
  AND ($place IS NULL OR EXISTS {
    MATCH (c)-[:QUALIFIED_BY {as: 'place'}]->(:Entity)-[:LOCATED_IN]->{0,3}(:Entity {id: $place})
  } OR EXISTS { MATCH (whom)-[:LOCATED_IN|TOOK_PLACE_AT]->{1,3}(:Entity {id: $place}) })
  AND ($noun IS NULL OR all(word IN split($noun, ' ') WHERE
    toLower(reduce(
      text = coalesce(c.of, '') + ' ' + coalesce(c.statement, '') + ' ' + whom.name,
      more IN COLLECT { MATCH (c)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity) RETURN thing.name } | text + ' ' + more)) =~ '(?sU).*\\b(?:' + word + ')\\w{0,3}\\b.*'))
WITH DISTINCT who, whom, c, c.predicate AS predicate, c.modality AS put, CASE WHEN $source IS NULL THEN who ELSE whom END AS asked
WHERE true
  // @belongs asked
// @admits c
WITH *
WHERE $other IS NULL OR size(COLLECT {
    MATCH (who)<-[:SUBJECT]-(also:Claim)-[:OBJECT]->(end:Entity)
    WHERE also.predicate IN split($predicate, '|') AND also.polarity = 'asserts'
      AND end.id IN [$target, $other] AND end <> whom
    // @passes also
    RETURN also.id LIMIT 1
  }) > 0
// @kept c by who, predicate, whom, put
WITH *, toLower(replace(predicate, '_', ' ')) AS deed
ORDER BY dated, who.name, deed, whom.name, put
LIMIT $limit
// @told c by who, deed, whom, put
RETURN who.name AS who, deed, whom.name AS whom,
  COLLECT { UNWIND admitted AS a RETURN DISTINCT a.statement AS said ORDER BY said } AS told,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.bound AS bound, coalesce(a.count, CASE WHEN who IS NULL THEN toInteger(a.value) END) AS number, a.of AS of
    WHERE coalesce(toString(number), of) IS NOT NULL
    WITH CASE WHEN coalesce(bound, 'exact') = 'exact' OR number IS NULL THEN '' ELSE bound + ' ' END
      + coalesce(toString(number) + ' ', '') + coalesce(of, '') AS said
    RETURN trim(said) AS said ORDER BY said
  } AS counts,
  COLLECT {
    UNWIND admitted AS a
    WITH DISTINCT a.amount AS amount, a.currency AS currency WHERE amount IS NOT NULL
    RETURN toString(amount) + coalesce(' ' + currency, '') AS said ORDER BY said
  } AS amounts,
  COLLECT {
    UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'equipment'}]->(thing:Entity)
    RETURN DISTINCT thing.name AS name ORDER BY name
  } AS equipment,
  COLLECT {
    CALL (admitted, who, whom, deed) {
      UNWIND admitted AS a MATCH (a)-[:QUALIFIED_BY {as: 'place'}]->(place:Entity)
      RETURN place.name AS name
      UNION
      WITH who, whom, deed WHERE deed = 'victim of' OR who IS NULL
      MATCH (whom)-[:TOOK_PLACE_AT]->(place:Entity)
      RETURN place.name AS name
    }
    RETURN DISTINCT name ORDER BY name
  } AS places,
  dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, who, deed, whom, modality
LIMIT $limit
