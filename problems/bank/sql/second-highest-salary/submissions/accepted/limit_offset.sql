SELECT name, (
  SELECT DISTINCT salary FROM employee
  WHERE department_id = department.id AND salary IS NOT NULL
  ORDER BY salary DESC LIMIT 1 OFFSET 1
) AS second
FROM department ORDER BY name;
