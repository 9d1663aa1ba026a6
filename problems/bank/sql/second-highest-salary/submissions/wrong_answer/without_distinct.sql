-- Two people with the highest salary: the second of them is not the second-highest.
SELECT name, (
  SELECT salary FROM employee
  WHERE department_id = department.id AND salary IS NOT NULL
  ORDER BY salary DESC LIMIT 1 OFFSET 1
)
FROM department
ORDER BY name;
