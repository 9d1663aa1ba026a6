-- WHERE place = 2 drops the departments that have no second place.
WITH ranked AS (
  SELECT department_id, salary, dense_rank() OVER (PARTITION BY department_id ORDER BY salary DESC) AS place
  FROM employee
  WHERE salary IS NOT NULL
)
SELECT DISTINCT department.name, ranked.salary
FROM department
JOIN ranked ON ranked.department_id = department.id
WHERE ranked.place = 2
ORDER BY department.name;
