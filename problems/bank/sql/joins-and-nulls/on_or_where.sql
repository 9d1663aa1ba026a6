CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE book (author_id INTEGER, title TEXT, year INTEGER);
INSERT INTO author VALUES (1, 'Ada'), (2, 'Ben'), (3, 'Cleo');
INSERT INTO book VALUES (1, 'Atlas', 2001), (1, 'Birds', 2019), (3, 'Clay', 1999);

SELECT 'on', author.name, book.title
FROM author LEFT JOIN book ON book.author_id = author.id AND book.year > 2000
ORDER BY author.name, book.title;

SELECT 'where', author.name, book.title
FROM author LEFT JOIN book ON book.author_id = author.id
WHERE book.year > 2000
ORDER BY author.name, book.title;
