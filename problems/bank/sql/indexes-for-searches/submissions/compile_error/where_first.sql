-- The columns come before WHERE.
-- Equality first, then the range: the rows of a search are neighbours, and in order.
CREATE INDEX measurement_sensor_time ON measurement (sensor, taken_at);

-- Only the suspect rows are in it.
CREATE INDEX measurement_suspect ON measurement WHERE suspect = 1 (suspect);

CREATE INDEX measurement_label ON measurement (lower(label));
