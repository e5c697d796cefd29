// The line of those who commanded or led a body, one after the other, and the gaps between them
// One row for each holder in the order in which they came, with whoever came next. A gap is certain where whatever the
// fuzzy dates mean leaves a day without a holder, possible where they may, none where they cannot; open where nobody is
// known to have come next. Whoever is not dated comes last, and has neither a next one nor a gap.
// ---
// asks:
//   - What is the line of commanders of {organization}, with gaps?
//   - Are there gaps in the succession of {organization}?
//   - Was there ever nobody in command of {organization}?
//   - How long was {organization} without a commander?
//   - Who came after whom at the head of {organization}?
//   - Is there a gap in the command of {organization}?
//   - Was {organization} ever without a commander?
//   - When was {organization} without a commander?
//   - Was the command of {organization} ever vacant?
//   - Is the line of commanders of {organization} unbroken?
//   - Was there a time without a commander of {organization}?
//   - Did anybody lead {organization} in between?
//   - Who led {organization} one after the other?
// params:
//   organization: {type: Organization, description: whose heads, example: quds-force}
// columns:
//   holder: {type: Entity, description: who commanded or led it}
//   since: {type: date, description: the earliest time for which that is said}
//   until: {type: date, description: the latest time for which that is said}
//   next: {type: Entity, description: 'who came next, as far as is known'}
//   next_since: {type: date, description: since when}
//   gap: {type: text, description: 'certain, possible, none, or open'}
//   days_at_least: {type: integer, description: how many days without a holder at the least}
//   days_at_most: {type: integer, description: how many at the most}
// ---
MATCH (:Organization {id: $organization})<-[r:COMMANDED|LED]-(holder:Entity)
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by holder
WITH *, COLLECT { UNWIND admitted AS a RETURN min(a.start_earliest) } [0] AS start_earliest,
  COLLECT { UNWIND admitted AS a RETURN min(a.start_latest) } [0] AS start_latest,
  COLLECT { UNWIND admitted AS a RETURN max(a.end_earliest) } [0] AS end_earliest,
  COLLECT { UNWIND admitted AS a RETURN max(a.end_latest) } [0] AS end_latest
ORDER BY start_earliest IS NULL, start_latest, end_earliest, start_earliest, holder.id
WITH collect({holder: holder.name, since: since, until: until, holds: holds, modality: modality, disputed: disputed, said_by: said_by,
  disputed_by: disputed_by, claims: claims, start_earliest: start_earliest, start_latest: start_latest,
  end_earliest: end_earliest, end_latest: end_latest}) AS line
UNWIND range(0, size(line) - 1) AS place
WITH line[place] AS one, CASE WHEN line[place + 1].start_earliest IS NULL THEN null ELSE line[place + 1] END AS after, place
WITH *, duration.inDays(one.end_latest, after.start_earliest).days - 1 AS least,
  duration.inDays(one.end_earliest, after.start_latest).days - 1 AS most
RETURN one.holder AS holder, one.since AS since, one.until AS until, after.holder AS next, after.since AS next_since,
  CASE
    WHEN one.start_earliest IS NULL THEN null
    WHEN after IS NULL THEN CASE WHEN one.until IS NULL THEN null ELSE 'open' END
    WHEN least > 0 THEN 'certain'
    WHEN most > 0 THEN 'possible'
    ELSE 'none'
  END AS gap,
  CASE WHEN least > 0 THEN least WHEN least IS NOT NULL THEN 0 END AS days_at_least,
  CASE WHEN most > 0 THEN most WHEN most IS NOT NULL THEN 0 END AS days_at_most,
  CASE WHEN after IS NULL OR one.holds >= after.holds THEN one.holds ELSE after.holds END AS holds,
  CASE WHEN after IS NULL OR one.modality <= after.modality THEN one.modality ELSE after.modality END AS modality,
  one.disputed OR coalesce(after.disputed, false) AS disputed,
  COLLECT { UNWIND one.said_by + coalesce(after.said_by, []) AS name RETURN DISTINCT name ORDER BY name } AS said_by,
  COLLECT { UNWIND one.disputed_by + coalesce(after.disputed_by, []) AS name RETURN DISTINCT name ORDER BY name } AS disputed_by,
  COLLECT { UNWIND one.claims + coalesce(after.claims, []) AS id RETURN DISTINCT id ORDER BY id } AS claims
ORDER BY place
