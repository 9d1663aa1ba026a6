-- The first one holds all that its searches ask for; the second is only ids.
CREATE INDEX sensor_time ON measurement (sensor, taken_at, value);
CREATE INDEX suspect ON measurement (id) WHERE suspect = 1;
CREATE INDEX label ON measurement (lower(label), value);
