-- A trigger for each rule, with the rule in its WHEN.
CREATE TRIGGER ticket_has_event BEFORE INSERT ON ticket
WHEN (SELECT count(*) FROM event WHERE id = NEW.event_id) = 0
BEGIN
  SELECT RAISE(ABORT, 'no such event');
END;

CREATE TRIGGER ticket_has_seats BEFORE INSERT ON ticket
WHEN coalesce(NEW.seats, 0) <= 0
BEGIN
  SELECT RAISE(ABORT, 'no seats');
END;

CREATE TRIGGER ticket_in_time BEFORE INSERT ON ticket
WHEN NEW.sold_at IS NULL OR (SELECT closes_at FROM event WHERE id = NEW.event_id) < NEW.sold_at
BEGIN
  SELECT RAISE(ABORT, 'too late');
END;

CREATE TRIGGER ticket_fits BEFORE INSERT ON ticket
WHEN (SELECT total(seats) FROM ticket WHERE event_id = NEW.event_id) + NEW.seats
   > (SELECT capacity FROM event WHERE id = NEW.event_id)
BEGIN
  SELECT RAISE(ABORT, 'sold out');
END;
