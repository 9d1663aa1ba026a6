-- A streak starts where the day before is missing; its end is the next day without a successor.
WITH d AS (SELECT DISTINCT user, date(at) AS day FROM login),
first AS (
  SELECT user, day FROM d
  WHERE NOT EXISTS (SELECT 1 FROM d AS p WHERE p.user = d.user AND p.day = date(d.day, '-1 day'))
), last AS (
  SELECT user, day FROM d
  WHERE NOT EXISTS (SELECT 1 FROM d AS p WHERE p.user = d.user AND p.day = date(d.day, '+1 day'))
), streak AS (
  SELECT first.user, first.day AS first,
    (SELECT min(last.day) FROM last WHERE last.user = first.user AND last.day >= first.day) AS last
  FROM first
)
SELECT user, first, last, CAST(julianday(last) - julianday(first) AS INTEGER) + 1 FROM streak
WHERE first < last
ORDER BY 4 DESC, 2, 1
