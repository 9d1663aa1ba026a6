-- Forgets PARTITION BY.
WITH monthly AS (
  SELECT shop, substr(day, 1, 7) AS month, sum(amount) AS turnover
  FROM receipt
  GROUP BY shop, month
)
SELECT shop, month, turnover,
  turnover - lag(turnover) OVER by_month,
  sum(turnover) OVER (by_month ROWS 2 PRECEDING),
  dense_rank() OVER (PARTITION BY shop ORDER BY turnover DESC)
FROM monthly
WINDOW by_month AS (ORDER BY shop, month)
ORDER BY shop, month;
