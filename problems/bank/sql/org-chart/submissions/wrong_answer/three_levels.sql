-- Three joins find three levels.
WITH pair AS (
  SELECT manager_id AS head_id, id AS member_id FROM employee WHERE manager_id IN (SELECT id FROM employee)
), chain AS (
  SELECT head_id, member_id FROM pair
  UNION ALL
  SELECT a.head_id, b.member_id FROM pair a JOIN pair b ON b.head_id = a.member_id
  UNION ALL
  SELECT a.head_id, c.member_id FROM pair a JOIN pair b ON b.head_id = a.member_id JOIN pair c ON c.head_id = b.member_id
)
SELECT id, name,
  (SELECT count(*) FROM chain WHERE member_id = employee.id),
  (SELECT count(*) FROM chain WHERE head_id = employee.id) AS below,
  (SELECT coalesce(sum(member.salary), 0)
   FROM chain JOIN employee AS member ON member.id = chain.member_id
   WHERE chain.head_id = employee.id)
FROM employee
ORDER BY below DESC, name, id
