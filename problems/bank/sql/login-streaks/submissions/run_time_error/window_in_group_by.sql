-- A window function cannot be grouped by.
SELECT user, min(date(at)), max(date(at)), count(*)
FROM login
GROUP BY user, julianday(date(at)) - row_number() OVER (PARTITION BY user ORDER BY at)
