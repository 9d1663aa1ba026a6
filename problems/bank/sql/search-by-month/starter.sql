SELECT id, placed_at, amount
FROM orders
ORDER BY placed_at, id
