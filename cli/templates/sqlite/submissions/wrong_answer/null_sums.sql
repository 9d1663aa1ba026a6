SELECT customer.name, sum(purchase.amount) AS total
FROM customer LEFT JOIN purchase ON purchase.customer_id = customer.id
GROUP BY customer.id
ORDER BY total DESC, customer.name;
