-- Adds up again, but with an index only the lines of the orders in question.
CREATE INDEX line_order ON line (order_id, quantity, price);

CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
  UPDATE orders SET lines = lines + 1, total = total + ifnull(NEW.quantity * NEW.price, 0) WHERE id = NEW.order_id;
END;

CREATE TRIGGER line_removed AFTER DELETE ON line
BEGIN
  UPDATE orders SET lines = lines - 1, total = total - ifnull(OLD.quantity * OLD.price, 0) WHERE id = OLD.order_id;
END;

CREATE TRIGGER line_changed AFTER UPDATE OF quantity, price ON line
WHEN OLD.order_id = NEW.order_id
BEGIN
  UPDATE orders
  SET total = total + ifnull(NEW.quantity * NEW.price, 0) - ifnull(OLD.quantity * OLD.price, 0)
  WHERE id = NEW.order_id;
END;

CREATE TRIGGER line_moved AFTER UPDATE OF order_id ON line
WHEN OLD.order_id <> NEW.order_id
BEGIN
  UPDATE orders
  SET lines = (SELECT count(*) FROM line WHERE order_id = orders.id),
      total = (SELECT ifnull(sum(quantity * price), 0) FROM line WHERE order_id = orders.id)
  WHERE id IN (OLD.order_id, NEW.order_id);
END;
