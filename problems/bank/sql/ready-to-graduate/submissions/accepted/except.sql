SELECT id, name FROM student
WHERE NOT EXISTS (
  SELECT course FROM required WHERE programme = student.programme
  EXCEPT
  SELECT course FROM exam WHERE student_id = student.id AND grade >= 5
)
ORDER BY name, id
