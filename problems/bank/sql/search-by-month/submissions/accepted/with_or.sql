-- SQLite uses both indexes for this OR.
SELECT id, placed_at, amount
FROM wanted CROSS JOIN orders
WHERE (buyer_id = person_id OR receiver_id = person_id)
  AND placed_at >= month AND placed_at < substr(date(month || '-01', '+1 month'), 1, 7)
ORDER BY placed_at, id
