CREATE TABLE accounts(id INTEGER PRIMARY KEY, balance INTEGER);
CREATE TABLE audit_log(account_id INTEGER, old_balance INTEGER, new_balance INTEGER);
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
INSERT INTO accounts VALUES (1, 100), (2, 200);
UPDATE accounts SET balance = balance + 50 WHERE id = 1;
SELECT id, balance FROM accounts ORDER BY id;
SELECT account_id, old_balance, new_balance FROM audit_log ORDER BY rowid;
DELETE FROM accounts;
DELETE FROM audit_log;
INSERT INTO accounts VALUES (1, 100), (2, 200);
UPDATE accounts SET balance = -1 WHERE id = 2;
UPDATE accounts SET balance = balance - 100;
SELECT id, balance FROM accounts ORDER BY id;
SELECT account_id, old_balance, new_balance FROM audit_log ORDER BY rowid;
