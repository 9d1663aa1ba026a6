CREATE TABLE stock (sku TEXT PRIMARY KEY, quantity INTEGER, note TEXT);
INSERT INTO stock VALUES ('cup', 10, 'blue'), ('pot', 4, NULL);

INSERT INTO stock VALUES ('cup', 5, 'red'), ('jug', 7, 'new'), ('jug', 1, 'again')
ON CONFLICT (sku) DO UPDATE SET quantity = quantity + excluded.quantity;

INSERT INTO stock VALUES ('pot', 50, 'many') ON CONFLICT (sku) DO NOTHING;

SELECT sku, quantity, note FROM stock ORDER BY sku;
