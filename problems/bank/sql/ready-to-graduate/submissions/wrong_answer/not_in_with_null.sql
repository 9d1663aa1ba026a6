-- NOT IN is never true where a passed exam has no course.
SELECT s.id, s.name
FROM student AS s
WHERE NOT EXISTS (
  SELECT 1 FROM required AS r
  WHERE r.programme = s.programme
    AND r.course NOT IN (SELECT e.course FROM exam AS e WHERE e.student_id = s.id AND e.grade >= 5)
)
ORDER BY s.name, s.id
