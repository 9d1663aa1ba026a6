CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
  UPDATE orders
  SET lines = lines + 1, total = total + coalesce(NEW.quantity * NEW.price, 0)
  WHERE id = NEW.order_id;
END;

CREATE TRIGGER line_removed AFTER DELETE ON line
BEGIN
  UPDATE orders
  SET lines = lines - 1, total = total - coalesce(OLD.quantity * OLD.price, 0)
  WHERE id = OLD.order_id;
END;

CREATE TRIGGER line_changed AFTER UPDATE ON line
BEGIN
  UPDATE orders
  SET lines = lines - 1, total = total - coalesce(OLD.quantity * OLD.price, 0)
  WHERE id = OLD.order_id;
  UPDATE orders
  SET lines = lines + 1, total = total + coalesce(NEW.quantity * NEW.price, 0)
  WHERE id = NEW.order_id;
END;
