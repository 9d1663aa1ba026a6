CREATE TRIGGER check_ticket BEFORE INSERT ON ticket
BEGIN
  SELECT 1;  -- refuse the row here where it breaks a rule
END;
