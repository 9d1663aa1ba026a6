CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  team TEXT NOT NULL,
  state TEXT NOT NULL,       -- open or closed
  priority INTEGER NOT NULL, -- 5: most urgent
  created_at INTEGER NOT NULL,
  title TEXT NOT NULL,
  number TEXT                -- such as 2025-17; NULL: not given yet
);
