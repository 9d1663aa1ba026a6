CREATE TABLE student (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  programme TEXT             -- NULL: none
);

CREATE TABLE required (
  programme TEXT NOT NULL,
  course TEXT NOT NULL,
  PRIMARY KEY (programme, course)
);

CREATE TABLE exam (
  student_id INTEGER,        -- NULL: not known any more
  course TEXT,               -- NULL: not known any more
  grade INTEGER              -- NULL: not yet graded
);
