SELECT shop, day, amount, NULL, NULL, 1
FROM receipt
ORDER BY shop, day
