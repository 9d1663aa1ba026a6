-- A CHECK cannot ask another table, and a table cannot get one later.
ALTER TABLE tickets ADD COLUMN checked INTEGER CHECK (seats > 0);
