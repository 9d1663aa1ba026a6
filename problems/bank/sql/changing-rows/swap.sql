CREATE TABLE pair (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER);
INSERT INTO pair VALUES (1, 10, 20), (2, 5, NULL);

UPDATE pair SET a = b, b = a;
SELECT * FROM pair ORDER BY id;

UPDATE pair SET a = a + 1, b = a * 2;
SELECT * FROM pair ORDER BY id;
