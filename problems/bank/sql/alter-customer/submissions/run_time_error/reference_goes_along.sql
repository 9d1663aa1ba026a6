-- Renaming the old table takes the foreign key of purchase along.
PRAGMA foreign_keys = OFF;
ALTER TABLE customer RENAME TO old_customer;
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  email TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '??',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);
INSERT INTO customer (id, full_name, email, country)
SELECT id, name, email, coalesce(nullif(country, ''), '??') FROM old_customer;
DROP TABLE old_customer;
CREATE UNIQUE INDEX customer_email ON customer (lower(email));
CREATE VIEW active_customer AS SELECT full_name, email FROM customer WHERE active = 1;
