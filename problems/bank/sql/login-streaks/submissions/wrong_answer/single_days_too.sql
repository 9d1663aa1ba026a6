-- A single day is no streak.
WITH day AS (
  SELECT DISTINCT user, date(at) AS day FROM login
), numbered AS (
  -- Along a streak the day and its number grow together, so their difference stays.
  SELECT user, day, julianday(day) - row_number() OVER (PARTITION BY user ORDER BY day) AS island FROM day
)
SELECT user, min(day) AS first, max(day), count(*) AS days
FROM numbered
GROUP BY user, island
ORDER BY days DESC, first, user;
