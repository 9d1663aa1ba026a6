-- WHERE comes before GROUP BY.
SELECT department.name, max(salary)
FROM department LEFT JOIN employee ON department_id = department.id
GROUP BY department.name
WHERE salary IS NOT NULL;
