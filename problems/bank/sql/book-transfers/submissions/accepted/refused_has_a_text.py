# Refused makes a text of its line and reason; everything is looked up in memory first.


class Refused(Exception):
    def __init__(self, line, reason):
        super().__init__(f"line {line} is refused: {reason}")
        self.line, self.reason = line, reason


def reason_against(balances, booked, line, source, target, amount):
    if amount < 1:
        return "amount"
    if source not in balances:
        return "source"
    if target not in balances:
        return "target"
    if balances[source] < amount:
        return "balance"
    return "repeated" if line in booked else None


def book(connection, name, transfers):
    balances = dict(connection.execute("SELECT name, balance FROM account"))
    booked = {line for line, in connection.execute("SELECT line FROM journal WHERE file = ?", (name,))}
    rows = []
    for line, (source, target, amount) in enumerate(transfers, start=1):
        if reason := reason_against(balances, booked, line, source, target, amount):
            raise Refused(line, reason)
        balances[source] -= amount
        balances[target] += amount
        rows.append((name, line, source, target, amount))
    with connection:
        connection.executemany("UPDATE account SET balance = ? WHERE name = ?", [(left, each) for each, left in balances.items()])
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows)
    return len(rows)
