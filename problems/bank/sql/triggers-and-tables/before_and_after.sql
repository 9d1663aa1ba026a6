CREATE TABLE seat (name TEXT);
CREATE TABLE log (line TEXT);
CREATE TRIGGER seat_before BEFORE INSERT ON seat
BEGIN
  INSERT INTO log SELECT 'before ' || NEW.name || ': ' || count(*) FROM seat;
END;
CREATE TRIGGER seat_after AFTER INSERT ON seat
BEGIN
  INSERT INTO log SELECT 'after ' || NEW.name || ': ' || count(*) FROM seat;
END;

INSERT INTO seat VALUES ('Ann'), ('Bob');

SELECT line FROM log ORDER BY rowid;
