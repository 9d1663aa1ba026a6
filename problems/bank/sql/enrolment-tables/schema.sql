PRAGMA foreign_keys = ON;

CREATE TABLE lecturer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);

INSERT INTO lecturer VALUES (1, 'Prof. Lund'), (2, 'Dr. Mori'), (3, 'Dr. Nagy');
