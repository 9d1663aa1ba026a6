-- The same with named table constraints and BETWEEN.
CREATE TABLE booking (
  id INTEGER NOT NULL,
  room_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  status TEXT DEFAULT 'new' NOT NULL,
  CONSTRAINT booking_key PRIMARY KEY (id),
  CONSTRAINT booking_room FOREIGN KEY (room_id) REFERENCES room (id) ON DELETE RESTRICT,
  CONSTRAINT title_is_not_blank CHECK (length(trim(title)) > 0),
  CONSTRAINT within_the_day CHECK (starts BETWEEN 0 AND 1440 AND ends BETWEEN 0 AND 1440),
  CONSTRAINT starts_before_it_ends CHECK (ends > starts),
  CONSTRAINT known_status CHECK (status = 'new' OR status = 'confirmed' OR status = 'cancelled')
);
CREATE UNIQUE INDEX IF NOT EXISTS one_booking_per_start ON booking (starts, room_id) WHERE status IN ('new', 'confirmed');
CREATE VIEW confirmed_booking AS
  SELECT r.name AS room, b.title, b.starts, b.ends FROM room r, booking b WHERE b.room_id = r.id AND status = 'confirmed';
