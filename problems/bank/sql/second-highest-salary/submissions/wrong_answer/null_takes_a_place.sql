-- NULL sorted to the front, as some databases do, takes the place of the highest salary.
WITH salaries AS (
  SELECT DISTINCT department_id, salary FROM employee
)
SELECT d.name, (
  SELECT salary FROM salaries
  WHERE department_id = d.id
  ORDER BY salary IS NULL DESC, salary DESC LIMIT 1 OFFSET 1
)
FROM department AS d
ORDER BY d.name;
