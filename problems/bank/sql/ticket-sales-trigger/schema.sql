CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  capacity INTEGER,          -- seats; NULL: no limit
  closes_at INTEGER          -- minute of the day; NULL: no limit
);

CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  event_id INTEGER,
  seats INTEGER,
  sold_at INTEGER            -- minute of the day
);
