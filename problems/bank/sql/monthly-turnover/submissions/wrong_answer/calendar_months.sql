-- Takes the month before in the calendar.
WITH monthly AS (
  SELECT shop, substr(day, 1, 7) AS month, sum(amount) AS turnover FROM receipt GROUP BY shop, month
)
SELECT m.shop, m.month, m.turnover, m.turnover - p.turnover,
  m.turnover + coalesce(p.turnover, 0) + coalesce(q.turnover, 0),
  dense_rank() OVER (PARTITION BY m.shop ORDER BY m.turnover DESC)
FROM monthly m
LEFT JOIN monthly p ON p.shop = m.shop AND p.month = strftime('%Y-%m', m.month || '-01', '-1 month')
LEFT JOIN monthly q ON q.shop = m.shop AND q.month = strftime('%Y-%m', m.month || '-01', '-2 months')
ORDER BY m.shop, m.month
