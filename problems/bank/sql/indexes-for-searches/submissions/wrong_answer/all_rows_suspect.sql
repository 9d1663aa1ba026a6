-- Every row is in the index, though nobody searches for 0.
-- Equality first, then the range: the rows of a search are neighbours, and in order.
CREATE INDEX measurement_sensor_time ON measurement (sensor, taken_at);

-- Only the suspect rows are in it.
CREATE INDEX measurement_suspect ON measurement (suspect);

CREATE INDEX measurement_label ON measurement (lower(label));
