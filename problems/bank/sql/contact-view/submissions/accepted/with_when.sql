-- Pivots with max(), and has a trigger for each kind of change.
CREATE VIEW contact AS
SELECT id, name,
  max(CASE kind WHEN 'phone' THEN value END) AS phone,
  max(CASE kind WHEN 'email' THEN value END) AS email
FROM person LEFT JOIN address ON person_id = id
GROUP BY id;

CREATE TRIGGER contact_insert INSTEAD OF INSERT ON contact
BEGIN
  INSERT INTO person VALUES (NEW.id, NEW.name);
  UPDATE contact SET phone = NEW.phone, email = NEW.email
  WHERE id = coalesce(NEW.id, (SELECT max(id) FROM person));
END;

CREATE TRIGGER contact_name INSTEAD OF UPDATE OF name ON contact
BEGIN
  UPDATE person SET name = NEW.name WHERE id = OLD.id;
END;

CREATE TRIGGER contact_phone INSTEAD OF UPDATE OF phone ON contact
BEGIN
  DELETE FROM address WHERE person_id = OLD.id AND kind = 'phone';
  INSERT INTO address SELECT OLD.id, 'phone', NEW.phone WHERE NEW.phone IS NOT NULL;
END;

CREATE TRIGGER contact_email INSTEAD OF UPDATE OF email ON contact
BEGIN
  DELETE FROM address WHERE person_id = OLD.id AND kind = 'email';
  INSERT INTO address SELECT OLD.id, 'email', NEW.email WHERE NEW.email IS NOT NULL;
END;

CREATE TRIGGER contact_delete INSTEAD OF DELETE ON contact
BEGIN
  DELETE FROM person WHERE id = OLD.id;
  DELETE FROM address WHERE person_id = OLD.id;
END;
