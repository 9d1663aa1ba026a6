-- The same enrolment goes in twice.
CREATE TABLE course (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL COLLATE NOCASE UNIQUE,
  credits INTEGER NOT NULL DEFAULT 5 CHECK (credits BETWEEN 1 AND 30),
  lecturer_id INTEGER REFERENCES lecturer (id) ON DELETE SET NULL
);

CREATE TABLE enrolment (
  student TEXT NOT NULL,
  course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE ON UPDATE CASCADE,
  grade INTEGER CHECK (grade IS NULL OR (typeof(grade) = 'integer' AND grade BETWEEN 0 AND 12))
);

CREATE INDEX enrolment_course ON enrolment (course_id);
