CREATE TRIGGER log_balance_change
AFTER UPDATE OF balance ON accounts
WHEN OLD.balance IS NOT NEW.balance  -- unlike <>, also where one of them is NULL
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, OLD.balance, NEW.balance);
END;
