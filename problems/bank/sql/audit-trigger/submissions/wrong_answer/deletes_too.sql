-- Logs closed accounts as well.
CREATE TRIGGER log_update AFTER UPDATE OF balance ON accounts
WHEN OLD.balance IS NOT NEW.balance
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;

CREATE TRIGGER log_delete AFTER DELETE ON accounts
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (OLD.id, OLD.balance, NULL);
END;
