-- One passed course of the programme is enough.
SELECT DISTINCT s.id, s.name
FROM student AS s
JOIN required AS r ON r.programme = s.programme
JOIN exam AS e ON e.student_id = s.id AND e.course = r.course AND e.grade >= 5
ORDER BY s.name, s.id
