-- FAIL keeps the rows that the statement has already inserted.
CREATE TRIGGER check_ticket
BEFORE INSERT ON ticket
BEGIN
  SELECT RAISE(FAIL, 'no such event')
  WHERE NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id);

  SELECT RAISE(FAIL, 'seats must be at least 1')
  WHERE NEW.seats IS NULL OR NEW.seats < 1;

  SELECT RAISE(FAIL, 'sales are closed')
  FROM event
  WHERE id = NEW.event_id AND (NEW.sold_at IS NULL OR NEW.sold_at > closes_at);

  SELECT RAISE(FAIL, 'sold out')
  FROM event
  WHERE id = NEW.event_id
    AND capacity < NEW.seats + (SELECT coalesce(sum(seats), 0) FROM ticket WHERE event_id = NEW.event_id);
END;
