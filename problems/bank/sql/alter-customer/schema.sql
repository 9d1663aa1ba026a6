PRAGMA foreign_keys = ON;

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  fax TEXT,
  country TEXT
);

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  amount INTEGER NOT NULL
);

INSERT INTO customer VALUES
  (1, 'Ada', 'ada@example.org', '0046', 'SE'),
  (2, 'Bo', 'bo@example.org', NULL, NULL),
  (3, 'Cy', 'Cy@example.org', NULL, 'DK'),
  (5, 'Eve', 'eve@example.org', '0099', ''),
  (8, 'Finn', 'finn@example.org', NULL, 'NO');

INSERT INTO purchase VALUES (1, 2, 500), (2, 2, 120), (3, 8, 75), (4, 1, 9);
