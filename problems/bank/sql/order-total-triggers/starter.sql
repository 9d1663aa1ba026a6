CREATE TRIGGER line_added AFTER INSERT ON line
BEGIN
  SELECT 1;  -- bring orders up to date here
END;
