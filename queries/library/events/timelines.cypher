// The timelines of two people or bodies side by side: what is said of each, date by date
// Only what is dated can be placed: states whose beginning no source gives are left out.
// ---
// asks:
//   - What are the timelines of {source} and {target} side by side?
//   - What did {source} and {target} do at the same time?
//   - Compare the timelines of {source} and {target}
//   - How do the careers of {source} and {target} run beside each other?
//   - What happened to {source} and to {target} between {from} and {to}?
//   - Compare {source} and {target} over time
//   - Put {source} and {target} side by side
//   - Compare what {source} and {target} did over time
//   - Show {source} and {target} side by side
//   - Lay the timelines of {source} and {target} beside each other
//   - What did {source} do while {target} did what?
//   - How do {source} and {target} compare over time?
//   - Compare the careers of {source} and {target}
//   - Compare the lives of {source} and {target}
//   - Compare {source} with {target}
// params:
//   source: {type: [Person, Organization], description: the one on the left, example: ismail-haniyeh}
//   target: {type: [Person, Organization], description: the one on the right, example: esmail-ghaani}
//   from: {type: date, description: the earliest date, required: false}
//   to: {type: date, description: the latest date, required: false}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   dated: {type: date, description: when}
//   of_source: {type: text, many: true, description: what is said of the one on the left}
//   of_target: {type: text, many: true, description: what is said of the one on the right}
// ---
MATCH (who:Entity WHERE who.id IN [$source, $target])<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE ($from IS NULL OR c.start_latest >= $from.from) AND ($to IS NULL OR c.start_earliest <= $to.to)
WITH DISTINCT c, c.`when` AS day
WHERE NOT day STARTS WITH '..' AND NOT day STARTS WITH '/'
// @passes c
WITH day, collect(c) AS passed
// Who says it is asked for the days that are shown; what bears the same date begins on the same day.
ORDER BY passed[0].start_earliest, passed[0].start_latest, day
LIMIT $limit
UNWIND passed AS c
// @claims c
// @rows c by day
RETURN day AS dated,
  COLLECT {
    UNWIND admitted AS a
    MATCH (a)-[:SUBJECT]->(subject:Entity)
    OPTIONAL MATCH (a)-[:OBJECT]->(object:Entity)
    WITH a, subject, object WHERE $source IN [subject.id, object.id]
    WITH subject.name + ' ' + toLower(replace(a.predicate, '_', ' ')) + ' '
      + coalesce(object.name, toString(a.value)) AS said
    RETURN DISTINCT said ORDER BY said
  } AS of_source,
  COLLECT {
    UNWIND admitted AS a
    MATCH (a)-[:SUBJECT]->(subject:Entity)
    OPTIONAL MATCH (a)-[:OBJECT]->(object:Entity)
    WITH a, subject, object WHERE $target IN [subject.id, object.id]
    WITH subject.name + ' ' + toLower(replace(a.predicate, '_', ' ')) + ' '
      + coalesce(object.name, toString(a.value)) AS said
    RETURN DISTINCT said ORDER BY said
  } AS of_target,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY admitted[0].start_earliest, admitted[0].start_latest, dated
