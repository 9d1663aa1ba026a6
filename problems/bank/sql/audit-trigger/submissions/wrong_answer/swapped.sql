-- Old and new the wrong way round.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
WHEN OLD.balance IS NOT NEW.balance
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  VALUES (NEW.id, NEW.balance, OLD.balance);
END;
