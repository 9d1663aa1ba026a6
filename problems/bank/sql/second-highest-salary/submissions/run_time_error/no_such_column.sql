-- The column is called department_id.
SELECT department.name, max(employee.salary)
FROM department LEFT JOIN employee ON employee.department = department.id
GROUP BY department.name;
