CREATE TABLE login (
  user TEXT NOT NULL,
  at TEXT NOT NULL           -- such as 2025-03-01 08:00
);
