// When the claims of a group began and ended, as their sources write it: the first to begin by, then the more exact, then by
// the text; and so with the last to end. Stands among what a WITH clause gathers.
  min(CASE WHEN c.start_earliest IS NOT NULL
    THEN [c.start_latest, duration.inDays(c.start_earliest, c.start_latest), c.`when`] END)[2] AS c_begun,
  min(CASE WHEN c.end_latest IS NOT NULL
    THEN [duration.inDays(c.end_earliest, date('9999-12-31')), c.end_latest, c.`when`] END)[2] AS c_ended
