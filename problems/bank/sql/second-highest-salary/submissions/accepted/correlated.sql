-- The highest salary below the highest salary.
SELECT d.name, (
  SELECT max(e.salary)
  FROM employee AS e
  WHERE e.department_id = d.id
    AND e.salary < (SELECT max(salary) FROM employee WHERE department_id = d.id)
)
FROM department AS d
ORDER BY d.name
