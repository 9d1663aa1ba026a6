CREATE TABLE course (
  id INTEGER,
  code TEXT NOT NULL,
  credits INTEGER DEFAULT 5 NOT NULL,
  lecturer_id INTEGER,
  CONSTRAINT course_key PRIMARY KEY (id),
  CONSTRAINT credits_in_range CHECK (credits >= 1 AND credits <= 30),
  CONSTRAINT course_lecturer FOREIGN KEY (lecturer_id) REFERENCES lecturer ON DELETE SET NULL
);
CREATE UNIQUE INDEX course_code ON course (code COLLATE NOCASE);

CREATE TABLE enrolment (
  student TEXT NOT NULL,
  course_id INTEGER NOT NULL,
  grade INTEGER,
  CONSTRAINT enrolment_key PRIMARY KEY (student, course_id),
  CONSTRAINT enrolment_of_course FOREIGN KEY (course_id) REFERENCES course ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT known_grade CHECK (grade IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
) WITHOUT ROWID;
CREATE INDEX enrolment_course ON enrolment (course_id, student);
