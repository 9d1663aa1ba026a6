-- Only compares the times with each other, not with the day.
CREATE TABLE booking (
  id INTEGER PRIMARY KEY,
  room_id INTEGER NOT NULL REFERENCES room (id) ON DELETE RESTRICT,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'confirmed', 'cancelled')),
  CHECK (starts < ends)
);

CREATE UNIQUE INDEX booking_start ON booking (room_id, starts) WHERE status <> 'cancelled';

CREATE VIEW confirmed_booking (room, title, starts, ends) AS
SELECT room.name, booking.title, booking.starts, booking.ends
FROM booking
JOIN room ON room.id = booking.room_id
WHERE booking.status = 'confirmed';
