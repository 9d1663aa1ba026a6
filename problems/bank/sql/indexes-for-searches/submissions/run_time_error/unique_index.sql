-- A unique index refuses two measurements of one moment.
-- Equality first, then the range: the rows of a search are neighbours, and in order.
CREATE UNIQUE INDEX measurement_sensor_time ON measurement (sensor, taken_at);

-- Only the suspect rows are in it.
CREATE INDEX measurement_suspect ON measurement (suspect) WHERE suspect = 1;

CREATE INDEX measurement_label ON measurement (lower(label));
