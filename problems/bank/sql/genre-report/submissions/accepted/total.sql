-- total() gives a float: 6000.0 is 6000.
SELECT genre, count(DISTINCT book_id), total(copies * price), 1.0 * sum(copies) / count(*)
FROM sale, book
WHERE book.id = book_id AND state = 'sold' AND genre IS NOT NULL
GROUP BY 1
HAVING total(copies * price) >= 5000
ORDER BY 3 DESC, 1
