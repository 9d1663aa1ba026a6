CREATE TABLE item (id INTEGER PRIMARY KEY, price INTEGER);
CREATE TABLE offer (item_id INTEGER, price INTEGER);
INSERT INTO item VALUES (1, 100), (2, 200), (3, 300);
INSERT INTO offer VALUES (1, 90), (1, 80), (3, 310);

UPDATE item SET price = (SELECT min(price) FROM offer WHERE item_id = item.id AND offer.price < item.price);
SELECT 'all', id, price FROM item ORDER BY id;

UPDATE item SET price = 7 WHERE id IN (SELECT item_id FROM offer);
SELECT 'some', id, price FROM item ORDER BY id;
