-- LIKE with an expression cannot use the index either.
SELECT id, placed_at, amount
FROM wanted JOIN orders ON buyer_id = person_id AND placed_at LIKE month || '%'
UNION
SELECT id, placed_at, amount
FROM wanted JOIN orders ON receiver_id = person_id AND placed_at LIKE month || '%'
ORDER BY placed_at, id
