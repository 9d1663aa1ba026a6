CREATE TABLE visit (city TEXT, minutes INTEGER);
INSERT INTO visit VALUES ('Oslo', 10), ('Oslo', NULL), ('Oslo', 20), ('Rome', NULL), (NULL, 40), (NULL, 50);

SELECT city, count(*), count(minutes), sum(minutes), max(minutes)
FROM visit
GROUP BY city
ORDER BY city IS NULL, city;

SELECT count(city), count(DISTINCT city) FROM visit;
