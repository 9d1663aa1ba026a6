CREATE TABLE answer (id INTEGER, value INTEGER);
INSERT INTO answer VALUES (1, 5), (2, NULL), (3, 0), (4, -5);

SELECT 'a', id FROM answer WHERE value = 5 ORDER BY id;
SELECT 'b', id FROM answer WHERE value <> 5 ORDER BY id;
SELECT 'c', id FROM answer WHERE NOT (value = 5) OR value IS NULL ORDER BY id;
SELECT 'd', id FROM answer WHERE value = NULL ORDER BY id;
SELECT 'e', coalesce(value, 7) + 1 FROM answer ORDER BY id;
