CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE payment (customer_id INTEGER, amount INTEGER);
CREATE TABLE phone (customer_id INTEGER, number TEXT);
INSERT INTO customer VALUES (1, 'Ida'), (2, 'Jon');
INSERT INTO payment VALUES (1, 30), (1, 5), (2, 8);
INSERT INTO phone VALUES (1, '111'), (1, '112'), (1, '113'), (2, '221');

SELECT customer.name, count(*), sum(payment.amount)
FROM customer
JOIN payment ON payment.customer_id = customer.id
JOIN phone ON phone.customer_id = customer.id
GROUP BY customer.id
ORDER BY customer.name;
