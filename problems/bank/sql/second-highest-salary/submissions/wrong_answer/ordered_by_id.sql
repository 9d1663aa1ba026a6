-- The right rows in the order of the ids.
SELECT d.name, (
  SELECT max(salary) FROM employee
  WHERE department_id = d.id AND salary < (SELECT max(salary) FROM employee WHERE department_id = d.id)
)
FROM department AS d
ORDER BY d.id;
