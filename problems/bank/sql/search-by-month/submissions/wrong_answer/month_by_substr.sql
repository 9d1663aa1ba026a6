-- substr(placed_at, 1, 7) hides the column from the index.
SELECT id, placed_at, amount
FROM wanted
JOIN orders ON person_id IN (buyer_id, receiver_id) AND substr(placed_at, 1, 7) = month
ORDER BY placed_at, id
