-- HAVING comes after GROUP BY.
SELECT book.genre, count(DISTINCT book.id), sum(sale.copies * book.price) AS revenue, avg(sale.copies)
FROM sale
JOIN book ON book.id = sale.book_id
WHERE sale.state = 'sold' AND book.genre IS NOT NULL
HAVING revenue >= 5000
GROUP BY book.genre
ORDER BY revenue DESC, book.genre;
