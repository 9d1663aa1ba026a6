-- Month 13 of a year comes after everything and month 1 of the next year.
WITH span AS (
  SELECT person_id, month || '-01' AS first_day, substr(month, 1, 5) || printf('%02d', substr(month, 6) % 12 + 1) AS next_month FROM wanted
)
SELECT id, placed_at, amount
FROM span
JOIN orders ON buyer_id = person_id AND placed_at >= first_day AND placed_at < next_month
UNION
SELECT id, placed_at, amount
FROM span
JOIN orders ON receiver_id = person_id AND placed_at >= first_day AND placed_at < next_month
ORDER BY placed_at, id;
