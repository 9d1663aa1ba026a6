CREATE TABLE item (id INTEGER PRIMARY KEY, price INTEGER);
CREATE TABLE log (line TEXT);
CREATE TRIGGER price_changed AFTER UPDATE OF price ON item
WHEN NEW.price > OLD.price
BEGIN
  INSERT INTO log VALUES (OLD.id || ': ' || OLD.price || ' to ' || NEW.price);
END;
INSERT INTO item VALUES (1, 10), (2, 20), (3, 30);

UPDATE item SET price = 25;
UPDATE item SET price = price + 1 WHERE id > 2;
UPDATE item SET id = 9 WHERE id = 1;
UPDATE item SET price = 99 WHERE id = 7;

SELECT line FROM log ORDER BY rowid;
SELECT count(*) FROM log;
