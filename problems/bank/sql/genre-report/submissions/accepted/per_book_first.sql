-- Adds up per book, then per genre.
WITH per_book AS (
  SELECT book_id, sum(copies) AS copies, count(*) AS sales FROM sale WHERE state = 'sold' GROUP BY book_id
), per_genre AS (
  SELECT b.genre, count(*) AS books, total(p.copies * b.price) AS revenue, 1.0 * sum(p.copies) / sum(p.sales) AS mean
  FROM per_book AS p, book AS b
  WHERE b.id = p.book_id
  GROUP BY b.genre
)
SELECT genre, books, CAST(revenue AS INTEGER), mean
FROM per_genre
WHERE genre IS NOT NULL AND revenue >= 5000
ORDER BY revenue DESC, genre
