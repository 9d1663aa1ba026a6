CREATE TRIGGER night_run_starts AFTER INSERT ON night_run
BEGIN
  SELECT 1;  -- the statements of the run
END;
