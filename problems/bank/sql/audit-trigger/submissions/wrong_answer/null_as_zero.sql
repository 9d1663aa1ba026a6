-- Takes NULL for 0.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
WHEN coalesce(OLD.balance, 0) <> coalesce(NEW.balance, 0)
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
