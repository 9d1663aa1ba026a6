-- The upsert takes the deliveries one after the other, in the order of their ids.
CREATE TRIGGER night_run_starts AFTER INSERT ON night_run
BEGIN
  UPDATE delivery SET state = 'returned'
  WHERE state = 'new' AND EXISTS (SELECT 1 FROM discontinued AS d WHERE d.sku = delivery.sku);

  INSERT INTO stock
  SELECT sku, quantity, price, id FROM delivery WHERE state = 'new' ORDER BY id
  ON CONFLICT DO UPDATE SET
    quantity = stock.quantity + excluded.quantity,
    price = ifnull(excluded.price, stock.price),
    last_delivery = excluded.last_delivery;

  UPDATE delivery SET state = 'booked' WHERE state = 'new';

  DELETE FROM stock
  WHERE quantity = 0 AND EXISTS (SELECT 1 FROM discontinued AS d WHERE d.sku = stock.sku);
END;
