-- NULL <> 5 is NULL, which is not true.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
WHEN OLD.balance <> NEW.balance
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
