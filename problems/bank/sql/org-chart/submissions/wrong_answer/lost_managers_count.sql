-- Counts managers who have left.
WITH RECURSIVE chain (head_id, member_id) AS (
  SELECT manager.id, employee.id
  FROM employee JOIN (SELECT DISTINCT manager_id AS id FROM employee) AS manager ON manager.id = employee.manager_id
  UNION ALL
  SELECT chain.head_id, employee.id
  FROM chain JOIN employee ON employee.manager_id = chain.member_id
)
SELECT id, name,
  (SELECT count(*) FROM chain WHERE member_id = employee.id),
  (SELECT count(*) FROM chain WHERE head_id = employee.id) AS below,
  (SELECT coalesce(sum(member.salary), 0)
   FROM chain JOIN employee AS member ON member.id = chain.member_id
   WHERE chain.head_id = employee.id)
FROM employee
ORDER BY below DESC, name, id;
