CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT UNIQUE, visits INTEGER DEFAULT 1, theme TEXT);
INSERT INTO account VALUES (1, 'ann', 20, 'dark'), (2, 'bob', 30, 'light'), (3, 'cid', 40, 'dark');

INSERT OR REPLACE INTO account (id, name) VALUES (2, 'bob');
INSERT OR REPLACE INTO account (id, name, visits) VALUES (1, 'cid', 5);

SELECT id, name, visits, theme FROM account ORDER BY id;
