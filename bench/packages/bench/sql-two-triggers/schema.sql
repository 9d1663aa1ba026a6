CREATE TABLE accounts(id INTEGER PRIMARY KEY, balance INTEGER);
CREATE TABLE audit_log(account_id INTEGER, old_balance INTEGER, new_balance INTEGER);
