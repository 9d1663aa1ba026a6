CREATE VIEW contact (id, name, phone, email) AS
SELECT person.id, person.name, phone.value, email.value
FROM person
LEFT JOIN address AS phone ON phone.person_id = person.id AND phone.kind = 'phone'
LEFT JOIN address AS email ON email.person_id = person.id AND email.kind = 'email';

CREATE TRIGGER contact_insert INSTEAD OF INSERT ON contact
BEGIN
  INSERT INTO person (id, name) VALUES (NEW.id, NEW.name);
  INSERT INTO address (person_id, kind, value)
  SELECT coalesce(NEW.id, (SELECT max(id) FROM person)), given.kind, given.value
  FROM (SELECT 'phone' AS kind, NEW.phone AS value UNION ALL SELECT 'email', NEW.email) AS given
  WHERE given.value IS NOT NULL;
END;

CREATE TRIGGER contact_update INSTEAD OF UPDATE ON contact
BEGIN
  UPDATE person SET name = NEW.name WHERE id = OLD.id;
  DELETE FROM address WHERE person_id = OLD.id AND kind IN ('phone', 'email');
  INSERT INTO address (person_id, kind, value)
  SELECT OLD.id, given.kind, given.value
  FROM (SELECT 'phone' AS kind, NEW.phone AS value UNION ALL SELECT 'email', NEW.email) AS given
  WHERE given.value IS NOT NULL;
END;

CREATE TRIGGER contact_delete INSTEAD OF DELETE ON contact
BEGIN
  DELETE FROM address WHERE person_id = OLD.id;
  DELETE FROM person WHERE id = OLD.id;
END;
