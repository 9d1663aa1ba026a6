-- Writes 0 where there is no second salary.
SELECT d.name, coalesce((
  SELECT max(salary) FROM employee
  WHERE department_id = d.id AND salary < (SELECT max(salary) FROM employee WHERE department_id = d.id)
), 0)
FROM department AS d
ORDER BY d.name;
