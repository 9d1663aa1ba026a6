CREATE TRIGGER log_balance AFTER UPDATE ON accounts
BEGIN
  SELECT 1;  -- write the row to audit_log here
END;
