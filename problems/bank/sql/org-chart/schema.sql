CREATE TABLE employee (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  manager_id INTEGER,        -- NULL or unknown: nobody
  salary INTEGER             -- NULL: not known
);
