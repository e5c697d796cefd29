// The dates of a row, out of when its claims began and ended.
WITH *, split(c_begun, '/')[0] AS c_first, split(c_ended, '/')[-1] AS c_last
WITH *,
  CASE WHEN c_first IN ['', '..'] THEN null ELSE c_first END AS since,
  CASE WHEN c_last IN ['', '..'] THEN null ELSE c_last END AS until,
  CASE WHEN c_first = c_last THEN c_first ELSE c_first + '/' + c_last END AS dated
