PRAGMA foreign_keys = ON;
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  name TEXT,
  team_id INTEGER REFERENCES team (id) ON DELETE CASCADE
);
CREATE TABLE task (
  title TEXT,
  owner_id INTEGER REFERENCES member (id) ON DELETE SET NULL
);
INSERT INTO team VALUES (1, 'red'), (2, 'blue');
INSERT INTO member VALUES (1, 'Ann', 1), (2, 'Bob', 2), (3, 'Cid', 1), (4, 'Dot', NULL);
INSERT INTO task VALUES ('paint', 1), ('saw', 2), ('glue', 3), ('rest', 4);

DELETE FROM team WHERE id = 1;

SELECT name, team_id FROM member ORDER BY name;
SELECT title, owner_id FROM task ORDER BY title;
