CREATE TABLE course (
  id INTEGER PRIMARY KEY,
  code TEXT,
  credits INTEGER,
  lecturer_id INTEGER
);

CREATE TABLE enrolment (
  student TEXT,
  course_id INTEGER,
  grade INTEGER
);
