CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  lines INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE line (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL,
  quantity INTEGER,          -- NULL: not known yet
  price INTEGER              -- in cents; NULL: not known yet
);
