-- The index tells upper and lower case apart.
ALTER TABLE customer RENAME COLUMN name TO full_name;
ALTER TABLE customer DROP COLUMN fax;

-- NOT NULL cannot be added to a column that exists, so country becomes a new one.
ALTER TABLE customer ADD COLUMN new_country TEXT NOT NULL DEFAULT '??';
UPDATE customer SET new_country = country WHERE country <> '';
ALTER TABLE customer DROP COLUMN country;
ALTER TABLE customer RENAME COLUMN new_country TO country;

ALTER TABLE customer ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));

CREATE UNIQUE INDEX customer_email ON customer (email);

CREATE VIEW active_customer AS
SELECT full_name, email FROM customer WHERE active = 1;
