-- The name of each customer, and the sum of the amounts.
SELECT name, 0 FROM customer;
