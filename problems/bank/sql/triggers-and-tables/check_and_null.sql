CREATE TABLE part (
  code TEXT UNIQUE,
  weight INTEGER CHECK (weight > 0),
  colour TEXT NOT NULL DEFAULT 'grey'
);
INSERT OR IGNORE INTO part VALUES ('a', 5, 'red');
INSERT OR IGNORE INTO part VALUES ('b', 0, 'red');
INSERT OR IGNORE INTO part VALUES ('c', NULL, 'red');
INSERT OR IGNORE INTO part VALUES ('a', 6, 'blue');
INSERT OR IGNORE INTO part VALUES (NULL, 7, 'blue');
INSERT OR IGNORE INTO part VALUES (NULL, 8, 'blue');
INSERT OR IGNORE INTO part VALUES ('d', 9, NULL);
INSERT OR IGNORE INTO part (code, weight) VALUES ('e', 10);

SELECT code, weight, colour FROM part ORDER BY rowid;
