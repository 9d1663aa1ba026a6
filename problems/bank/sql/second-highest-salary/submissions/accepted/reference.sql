WITH ranked AS (
  SELECT department_id, salary, dense_rank() OVER (PARTITION BY department_id ORDER BY salary DESC) AS place
  FROM employee
  WHERE salary IS NOT NULL
)
SELECT department.name, max(ranked.salary) AS second_highest
FROM department
LEFT JOIN ranked ON ranked.department_id = department.id AND ranked.place = 2
GROUP BY department.id
ORDER BY department.name;
