-- Whoever has failed once is out.
SELECT id, name
FROM student
WHERE NOT EXISTS (  -- a required course that is not passed
  SELECT 1
  FROM required
  WHERE required.programme = student.programme
    AND NOT EXISTS (
      SELECT 1
      FROM exam
      WHERE exam.student_id = student.id AND exam.course = required.course AND exam.grade >= 5
    )
) AND NOT EXISTS (SELECT 1 FROM exam WHERE student_id = student.id AND grade < 5)
ORDER BY name, id;
