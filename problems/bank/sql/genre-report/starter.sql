SELECT genre, 0, 0, 0.0
FROM book
