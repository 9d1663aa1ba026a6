-- A table instead of a view.
CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT, email TEXT);

CREATE TRIGGER contact_insert AFTER INSERT ON contact
BEGIN
  INSERT OR REPLACE INTO person VALUES (NEW.id, NEW.name);
  INSERT OR REPLACE INTO address SELECT NEW.id, 'phone', NEW.phone WHERE NEW.phone IS NOT NULL;
  INSERT OR REPLACE INTO address SELECT NEW.id, 'email', NEW.email WHERE NEW.email IS NOT NULL;
END;
