# Looks at the balances once, before the first transfer.
class Refused(Exception):
    """A transfer that cannot be booked: its line and the reason."""


def book(connection, name, transfers):
    """Book all transfers of a file, or none of them. Return how many."""
    line = 0
    start = dict(connection.execute("SELECT name, balance FROM account"))
    with connection:  # commits, or rolls back when an exception leaves the block
        for line, (source, target, amount) in enumerate(transfers, start=1):
            reason = obstacle(start, connection, name, line, source, target, amount)
            if reason:
                raise Refused(line, reason)
            change(connection, source, -amount)
            change(connection, target, amount)
            connection.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", (name, line, source, target, amount))
    return line


def obstacle(start, connection, name, line, source, target, amount):
    """Why the transfer cannot be booked, or None."""
    if amount < 1:
        return "amount"
    balance = balance_of(connection, source)
    if balance is None:
        return "source"
    if balance_of(connection, target) is None:
        return "target"
    if start[source] < amount:
        return "balance"
    booked = connection.execute("SELECT 1 FROM journal WHERE file = ? AND line = ?", (name, line))
    return "repeated" if booked.fetchone() else None


def balance_of(connection, account):
    row = connection.execute("SELECT balance FROM account WHERE name = ?", (account,)).fetchone()
    return row[0] if row else None


def change(connection, account, amount):
    connection.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, account))
