-- Without grouping a shared second place is shown once per employee.
WITH ranked AS (
  SELECT department_id, salary, dense_rank() OVER (PARTITION BY department_id ORDER BY salary DESC) AS place
  FROM employee
  WHERE salary IS NOT NULL
)
SELECT department.name, ranked.salary
FROM department
LEFT JOIN ranked ON ranked.department_id = department.id AND ranked.place = 2
ORDER BY department.name;
