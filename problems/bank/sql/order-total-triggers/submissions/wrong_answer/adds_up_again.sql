-- Right, but every change reads the whole table.
CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
  UPDATE orders
  SET lines = (SELECT count(*) FROM line WHERE order_id = orders.id),
      total = (SELECT coalesce(sum(quantity * price), 0) FROM line WHERE order_id = orders.id)
  WHERE id = NEW.order_id;
END;

CREATE TRIGGER line_removed AFTER DELETE ON line
BEGIN
  UPDATE orders
  SET lines = (SELECT count(*) FROM line WHERE order_id = orders.id),
      total = (SELECT coalesce(sum(quantity * price), 0) FROM line WHERE order_id = orders.id)
  WHERE id = OLD.order_id;
END;

CREATE TRIGGER line_changed AFTER UPDATE ON line
BEGIN
  UPDATE orders
  SET lines = (SELECT count(*) FROM line WHERE order_id = orders.id),
      total = (SELECT coalesce(sum(quantity * price), 0) FROM line WHERE order_id = orders.id)
  WHERE id IN (OLD.order_id, NEW.order_id);
END;
