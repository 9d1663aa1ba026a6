SELECT id, name
FROM student
ORDER BY name, id
