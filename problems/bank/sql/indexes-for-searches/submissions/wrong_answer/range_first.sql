-- With the range in front the index is read from one end of the range to the other.
-- Equality first, then the range: the rows of a search are neighbours, and in order.
CREATE INDEX measurement_sensor_time ON measurement (taken_at, sensor);

-- Only the suspect rows are in it.
CREATE INDEX measurement_suspect ON measurement (suspect) WHERE suspect = 1;

CREATE INDEX measurement_label ON measurement (lower(label));
