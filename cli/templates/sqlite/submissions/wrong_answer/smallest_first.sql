SELECT customer.name, coalesce(sum(purchase.amount), 0) AS total
FROM customer LEFT JOIN purchase ON purchase.customer_id = customer.id
GROUP BY customer.id
ORDER BY total, customer.name;
