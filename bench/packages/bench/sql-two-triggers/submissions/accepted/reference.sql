CREATE TRIGGER log_balance AFTER UPDATE OF balance ON accounts
WHEN OLD.balance IS NOT NEW.balance
BEGIN
  INSERT INTO audit_log(account_id, old_balance, new_balance) VALUES (NEW.id, OLD.balance, NEW.balance);
END;
CREATE TRIGGER refuse_negative BEFORE UPDATE OF balance ON accounts
WHEN NEW.balance < 0
BEGIN
  SELECT RAISE(ABORT, 'a balance cannot be negative');
END;
