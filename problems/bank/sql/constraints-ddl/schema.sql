PRAGMA foreign_keys = ON;

CREATE TABLE room (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

INSERT INTO room VALUES (1, 'Aquarium'), (2, 'Boiler room'), (3, 'Cinema');
