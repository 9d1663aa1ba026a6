SELECT id, name, 0, 0, 0
FROM employee
ORDER BY name, id
