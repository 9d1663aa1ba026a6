-- A comma too many.
CREATE TABLE booking (
  id INTEGER PRIMARY KEY,
  room_id INTEGER NOT NULL REFERENCES room (id),
  title TEXT NOT NULL,
);
