-- Without window functions: correlated subqueries over the months.
WITH monthly AS (
  SELECT shop, strftime('%Y-%m', day) AS month, sum(amount) AS turnover FROM receipt GROUP BY 1, 2
)
SELECT m.shop, m.month, m.turnover,
  m.turnover - (SELECT p.turnover FROM monthly p WHERE p.shop = m.shop AND p.month < m.month ORDER BY p.month DESC LIMIT 1),
  (SELECT sum(turnover) FROM
    (SELECT p.turnover FROM monthly p WHERE p.shop = m.shop AND p.month <= m.month ORDER BY p.month DESC LIMIT 3)),
  (SELECT count(DISTINCT p.turnover) + 1 FROM monthly p WHERE p.shop = m.shop AND p.turnover > m.turnover)
FROM monthly m
ORDER BY m.shop, m.month
