-- The table is called accounts.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON account
WHEN OLD.balance IS NOT NEW.balance
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
