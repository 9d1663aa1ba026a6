-- Any update of any column is logged.
CREATE TRIGGER log_balance AFTER UPDATE ON accounts
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
