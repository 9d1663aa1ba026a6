-- DROP TABLE deletes the rows first, and purchase refers to them.
CREATE TABLE new_customer (
  id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  email TEXT NOT NULL,
  country TEXT NOT NULL DEFAULT '??',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);
INSERT INTO new_customer (id, full_name, email, country)
SELECT id, name, email, coalesce(nullif(country, ''), '??') FROM customer;
DROP TABLE customer;
ALTER TABLE new_customer RENAME TO customer;
CREATE UNIQUE INDEX customer_email ON customer (lower(email));
CREATE VIEW active_customer AS SELECT full_name, email FROM customer WHERE active = 1;
