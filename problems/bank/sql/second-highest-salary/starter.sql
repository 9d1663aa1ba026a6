SELECT department.name, NULL AS second_highest
FROM department
WHERE 0 = 1
ORDER BY department.name;
