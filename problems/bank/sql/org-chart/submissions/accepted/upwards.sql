-- Walks from each employee upwards, beginning with the employee.
WITH RECURSIVE up (start, salary, boss, level) AS (
  SELECT id, coalesce(salary, 0), id, 0 FROM employee
  UNION ALL
  SELECT up.start, up.salary, e.manager_id, level + 1
  FROM up JOIN employee AS e ON e.id = up.boss
  WHERE e.manager_id IN (SELECT id FROM employee)
)
SELECT e.id, e.name, (SELECT max(level) FROM up WHERE start = e.id), count(*) - 1, sum(up.salary) - coalesce(e.salary, 0)
FROM employee AS e JOIN up ON up.boss = e.id
GROUP BY e.id
ORDER BY 4 DESC, 2, 1
