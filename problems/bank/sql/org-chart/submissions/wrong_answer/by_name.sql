-- Groups by the name, which is not unique.
WITH RECURSIVE chain (head, member_id, salary) AS (
  SELECT m.name, e.id, e.salary FROM employee AS e JOIN employee AS m ON m.id = e.manager_id
  UNION ALL
  SELECT chain.head, e.id, e.salary FROM chain JOIN employee AS e ON e.manager_id = chain.member_id
)
SELECT id, name,
  (SELECT count(*) FROM chain WHERE member_id = employee.id),
  (SELECT count(*) FROM chain WHERE head = employee.name) AS below,
  (SELECT coalesce(sum(salary), 0) FROM chain WHERE head = employee.name)
FROM employee
ORDER BY below DESC, name, id
