-- Fills the gaps of today only.
ALTER TABLE customer RENAME COLUMN name TO full_name;
ALTER TABLE customer DROP COLUMN fax;
UPDATE customer SET country = '??' WHERE country IS NULL OR country = '';
ALTER TABLE customer ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
CREATE UNIQUE INDEX customer_email ON customer (lower(email));
CREATE VIEW active_customer AS SELECT full_name, email FROM customer WHERE active = 1;
