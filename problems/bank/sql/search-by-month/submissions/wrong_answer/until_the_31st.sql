-- '2025-02-31' is a border, but '2024-12-31 23:59:59' is behind it.
WITH span AS (
  SELECT person_id, month || '-01' AS first_day, month || '-31' AS next_month FROM wanted
)
SELECT id, placed_at, amount
FROM span
JOIN orders ON buyer_id = person_id AND placed_at >= first_day AND placed_at < next_month
UNION
SELECT id, placed_at, amount
FROM span
JOIN orders ON receiver_id = person_id AND placed_at >= first_day AND placed_at < next_month
ORDER BY placed_at, id;
