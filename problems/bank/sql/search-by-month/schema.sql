CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  buyer_id INTEGER NOT NULL,
  receiver_id INTEGER NOT NULL,
  placed_at TEXT NOT NULL,   -- such as 2025-02-28 23:59:59, or 2025-02-28
  amount INTEGER NOT NULL
);

CREATE INDEX orders_buyer ON orders (buyer_id, placed_at);
CREATE INDEX orders_receiver ON orders (receiver_id, placed_at);

CREATE TABLE wanted (
  person_id INTEGER,
  month TEXT                 -- such as 2025-02
);
