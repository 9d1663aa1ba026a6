-- The index names a column that the table does not have.
CREATE TABLE booking (
  id INTEGER PRIMARY KEY,
  room_id INTEGER NOT NULL REFERENCES room (id),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends <= 1440 AND starts < ends),
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'confirmed', 'cancelled'))
);

CREATE UNIQUE INDEX booking_start ON booking (room, starts) WHERE status <> 'cancelled';
