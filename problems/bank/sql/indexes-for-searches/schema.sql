CREATE TABLE measurement (
  id INTEGER PRIMARY KEY,
  sensor INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  value INTEGER NOT NULL,
  suspect INTEGER NOT NULL,  -- 0 or 1
  label TEXT NOT NULL
);
