-- An UPDATE finds nothing to change for a new sku.
CREATE TRIGGER night_run_starts AFTER INSERT ON night_run
BEGIN
  UPDATE delivery SET state = 'returned'
  WHERE state = 'new' AND sku IN (SELECT sku FROM discontinued);

  UPDATE stock
  SET quantity = stock.quantity + d.quantity, price = coalesce(d.price, stock.price), last_delivery = d.id
  FROM (SELECT sku, sum(quantity) AS quantity, max(price) AS price, max(id) AS id
        FROM delivery WHERE state = 'new' GROUP BY sku) AS d
  WHERE stock.sku = d.sku;

  UPDATE delivery SET state = 'booked' WHERE state = 'new';

  DELETE FROM stock WHERE quantity = 0 AND sku IN (SELECT sku FROM discontinued);
END;
