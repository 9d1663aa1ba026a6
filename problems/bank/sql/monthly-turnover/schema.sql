CREATE TABLE receipt (
  id INTEGER PRIMARY KEY,
  shop TEXT NOT NULL,
  day TEXT NOT NULL,         -- such as 2025-03-01
  amount INTEGER NOT NULL
);
