-- Starts from the people without a manager, so who has a lost one is at no level.
WITH RECURSIVE chain (head_id, member_id) AS (
  SELECT m.id, e.id FROM employee AS e JOIN employee AS m ON m.id = e.manager_id
  UNION ALL
  SELECT chain.head_id, e.id FROM chain JOIN employee AS e ON e.manager_id = chain.member_id
), depth (id, level) AS (
  SELECT id, 0 FROM employee WHERE manager_id IS NULL
  UNION ALL
  SELECT e.id, level + 1 FROM depth JOIN employee AS e ON e.manager_id = depth.id
)
SELECT e.id, e.name, level,
  (SELECT count(*) FROM chain WHERE head_id = e.id) AS below,
  (SELECT coalesce(sum(m.salary), 0) FROM chain JOIN employee AS m ON m.id = chain.member_id WHERE chain.head_id = e.id)
FROM employee AS e JOIN depth ON depth.id = e.id
ORDER BY below DESC, e.name, e.id
