-- Counts passed courses, whichever they are.
SELECT id, name
FROM student
WHERE (SELECT count(DISTINCT course) FROM exam WHERE student_id = student.id AND grade >= 5)
   >= (SELECT count(*) FROM required WHERE programme = student.programme)
ORDER BY name, id
