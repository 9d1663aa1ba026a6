CREATE TABLE price (item TEXT, cents INTEGER);
INSERT INTO price VALUES ('cup', 250), ('pot', 1900);
CREATE VIEW cheap AS SELECT item, cents FROM price WHERE cents < 1000;
CREATE TABLE cheap_copy AS SELECT item, cents FROM price WHERE cents < 1000;

UPDATE price SET cents = 950 WHERE item = 'pot';
UPDATE price SET cents = 260 WHERE item = 'cup';

SELECT 'view', item, cents FROM cheap ORDER BY item;
SELECT 'table', item, cents FROM cheap_copy ORDER BY item;
