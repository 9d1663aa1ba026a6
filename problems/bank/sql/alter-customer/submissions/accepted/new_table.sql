-- A new table takes over; meanwhile the keys are not enforced.
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE new_customer (
  id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  email TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '??',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active BETWEEN 0 AND 1 AND typeof(active) = 'integer')
);
INSERT INTO new_customer (id, full_name, email, country)
SELECT id, name, email, coalesce(nullif(country, ''), '??') FROM customer;
DROP TABLE customer;
ALTER TABLE new_customer RENAME TO customer;
COMMIT;

CREATE UNIQUE INDEX one_address ON customer (email COLLATE NOCASE);
CREATE VIEW active_customer (full_name, email) AS SELECT full_name, email FROM customer WHERE active <> 0;
