-- Forgets that most deliveries are old.
CREATE TRIGGER night_run_starts AFTER INSERT ON night_run
BEGIN
  UPDATE delivery SET state = 'returned'
  WHERE state = 'new' AND sku IN (SELECT sku FROM discontinued);

  INSERT INTO stock (sku, quantity, price, last_delivery)
  SELECT sku, sum(quantity), (
      SELECT price FROM delivery AS priced
      WHERE priced.sku = delivery.sku AND priced.state = 'new' AND priced.price IS NOT NULL
      ORDER BY priced.id DESC LIMIT 1
    ), max(id)
  FROM delivery
  WHERE state <> 'returned'
  GROUP BY sku
  ON CONFLICT (sku) DO UPDATE SET
    quantity = quantity + excluded.quantity,
    price = coalesce(excluded.price, price),
    last_delivery = excluded.last_delivery;

  UPDATE delivery SET state = 'booked' WHERE state = 'new';

  DELETE FROM stock WHERE quantity = 0 AND sku IN (SELECT sku FROM discontinued);
END;
