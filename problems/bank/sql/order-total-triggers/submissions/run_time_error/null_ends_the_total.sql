-- One unknown price makes the sum NULL, and the order refuses it.
CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
  UPDATE orders
  SET lines = lines + 1, total = total + NEW.quantity * NEW.price
  WHERE id = NEW.order_id;
END;

CREATE TRIGGER line_removed AFTER DELETE ON line
BEGIN
  UPDATE orders
  SET lines = lines - 1, total = total - OLD.quantity * OLD.price
  WHERE id = OLD.order_id;
END;

CREATE TRIGGER line_changed AFTER UPDATE ON line
BEGIN
  UPDATE orders
  SET lines = lines - 1, total = total - OLD.quantity * OLD.price
  WHERE id = OLD.order_id;
  UPDATE orders
  SET lines = lines + 1, total = total + NEW.quantity * NEW.price
  WHERE id = NEW.order_id;
END;
