-- The condition can also stand in the statement.
CREATE TRIGGER log_balance_change AFTER UPDATE ON accounts
BEGIN
  INSERT INTO audit_log
  SELECT NEW.id, OLD.balance, NEW.balance
  WHERE NOT (OLD.balance IS NEW.balance);
END;
