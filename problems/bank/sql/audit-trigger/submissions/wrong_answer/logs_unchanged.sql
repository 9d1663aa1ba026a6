-- UPDATE OF balance asks whether the column is written, not whether it changes.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
