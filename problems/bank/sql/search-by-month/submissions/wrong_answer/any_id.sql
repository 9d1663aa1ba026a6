-- Orders of the same moment come in any order.
WITH span AS (
  SELECT person_id, month || '-01' AS first_day, date(month || '-01', '+1 month') AS next_month FROM wanted
)
SELECT id, placed_at, amount
FROM span
JOIN orders ON buyer_id = person_id AND placed_at >= first_day AND placed_at < next_month
UNION
SELECT id, placed_at, amount
FROM span
JOIN orders ON receiver_id = person_id AND placed_at >= first_day AND placed_at < next_month
ORDER BY placed_at, amount;
