-- The first moment of the next month is out.
WITH span AS (
  SELECT person_id, month || '-01' AS first_day, date(month || '-01', '+1 month') AS next_month FROM wanted
)
SELECT id, placed_at, amount
FROM span
JOIN orders ON buyer_id = person_id AND placed_at >= first_day AND placed_at <= next_month || ' 00:00:00'
UNION
SELECT id, placed_at, amount
FROM span
JOIN orders ON receiver_id = person_id AND placed_at >= first_day AND placed_at <= next_month || ' 00:00:00'
ORDER BY placed_at, id;
