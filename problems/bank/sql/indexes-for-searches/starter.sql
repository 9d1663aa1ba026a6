CREATE INDEX measurement_value ON measurement (value);
