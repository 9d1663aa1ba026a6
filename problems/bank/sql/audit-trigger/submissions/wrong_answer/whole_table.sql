-- Thinks of the statement instead of the row: each changed row logs all accounts.
CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
WHEN OLD.balance IS NOT NEW.balance
BEGIN
  INSERT INTO audit_log (account_id, old_balance, new_balance)
  SELECT id, OLD.balance, balance FROM accounts;
END;
