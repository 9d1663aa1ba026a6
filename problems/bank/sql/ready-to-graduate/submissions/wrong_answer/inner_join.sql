-- Students whose programme requires nothing get lost in the join.
SELECT s.id, s.name
FROM student AS s
JOIN required AS r ON r.programme = s.programme
LEFT JOIN exam AS e ON e.student_id = s.id AND e.course = r.course AND e.grade >= 5
GROUP BY s.id
HAVING count(DISTINCT r.course) = count(DISTINCT e.course)
ORDER BY s.name, s.id
