-- A course that is passed twice counts twice.
SELECT s.id, s.name
FROM student AS s
LEFT JOIN required AS r ON r.programme = s.programme
LEFT JOIN exam AS e ON e.student_id = s.id AND e.course = r.course AND e.grade >= 5
GROUP BY s.id
HAVING count(e.course) >= (SELECT count(*) FROM required WHERE programme = s.programme)
ORDER BY s.name, s.id
