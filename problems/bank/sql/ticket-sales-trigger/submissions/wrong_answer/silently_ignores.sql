-- IGNORE skips the row, and nobody hears of it.
CREATE TRIGGER check_ticket
BEFORE INSERT ON ticket
BEGIN
  SELECT RAISE(IGNORE)
  WHERE NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id);

  SELECT RAISE(IGNORE)
  WHERE NEW.seats IS NULL OR NEW.seats < 1;

  SELECT RAISE(IGNORE)
  FROM event
  WHERE id = NEW.event_id AND (NEW.sold_at IS NULL OR NEW.sold_at > closes_at);

  SELECT RAISE(IGNORE)
  FROM event
  WHERE id = NEW.event_id
    AND capacity < NEW.seats + (SELECT coalesce(sum(seats), 0) FROM ticket WHERE event_id = NEW.event_id);
END;
