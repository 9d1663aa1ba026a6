"""Books files of transfers on a database of its own, and looks at it through a second connection."""
import os
import sqlite3

from viva import observe

SCHEMA = """
CREATE TABLE account (name TEXT PRIMARY KEY, balance INTEGER NOT NULL CHECK (balance >= 0));
CREATE TABLE journal (file TEXT NOT NULL, line INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
                      amount INTEGER NOT NULL, PRIMARY KEY (file, line));
"""
PATH = "transfers.db"


def database(balances):
    for end in ("", "-journal"):
        if os.path.exists(PATH + end):
            os.remove(PATH + end)
    connection = sqlite3.connect(PATH)
    connection.executescript(SCHEMA)
    connection.executemany("INSERT INTO account VALUES (?, ?)", balances.items())
    connection.commit()
    return connection


def line_and_reason(error):
    """As its arguments, or as attributes of these names where it makes a text of them."""
    return (error.line, error.reason) if hasattr(error, "line") and hasattr(error, "reason") else error.args


def outcome(solution, connection, name, transfers):
    try:
        return solution.book(connection, name, transfers)
    except solution.Refused as error:
        return "Refused", line_and_reason(error)
    except Exception as error:
        return "another error", type(error).__name__


def show(connection, suffix=""):
    observe("accounts" + suffix, connection.execute("SELECT name, balance FROM account ORDER BY name").fetchall())
    observe("journal" + suffix, connection.execute("SELECT * FROM journal ORDER BY file, line").fetchall())


def finish(connection, outcomes):
    observe("outcomes", outcomes)
    observe("open", ["open transaction" if connection.in_transaction else "no open transaction", len(outcomes)])
    show(connection)
    connection.close()


def sample(solution):
    connection = database({"ada": 500, "bo": 100, "cy": 0})
    finish(connection, [outcome(solution, connection, "monday", [("ada", "bo", 200), ("bo", "cy", 300)])])


def refused_sample(solution):
    connection = database({"ada": 500, "bo": 100})
    finish(connection, [outcome(solution, connection, "monday", [("ada", "bo", 200), ("bo", "ada", 301)])])


def people(rng, low=100, high=900):
    return {name: rng.randrange(low, high) for name in ("ada", "bo", "cy", "di", "ed")}


def transfers_of(rng, balances, count):
    """Transfers that all can be booked, one after the other."""
    left, rows = dict(balances), []
    while len(rows) < count:
        source, target = rng.sample(sorted(left), 2)
        if left[source]:
            amount = left[source] if rng.random() < 0.3 else rng.randrange(1, left[source] + 1)
            left[source] -= amount
            left[target] += amount
            rows.append((source, target, amount))
    return rows, left


def many(solution, rng):
    balances, outcomes = people(rng), []
    connection = database(balances)
    for number in range(4):
        rows, left = transfers_of(rng, balances, 12)
        outcomes.append(outcome(solution, connection, f"file-{number}", iter(rows)))
        balances = left
    outcomes.append(outcome(solution, connection, "empty", []))
    name = max(balances, key=balances.get)
    outcomes.append(outcome(solution, connection, "self", [(name, name, balances[name])]))
    finish(connection, outcomes)


def halfway(solution, rng):
    balances = people(rng)
    connection = database(balances)
    outcomes = []
    for bad in (("ada", "bo", 10_000), ("zoe", "bo", 5), ("ada", "zoe", 5), ("ada", "bo", 0), ("ada", "bo", -5), ("zoe", "zoe", 1),
                ("zoe", "bo", -1), ("ada", "zoe", 90_000)):
        rows, _ = transfers_of(rng, balances, 6)
        place = rng.randrange(1, 6)
        rows[place] = bad
        outcomes.append(outcome(solution, connection, f"bad {len(outcomes)}", rows))

    def broken():
        yield from transfers_of(rng, balances, 3)[0]
        raise OSError("the line is dead")

    outcomes.append(outcome(solution, connection, "broken", broken()))
    rows, _ = transfers_of(rng, balances, 5)
    outcomes.append(outcome(solution, connection, "good", rows))
    finish(connection, outcomes)


def others(solution, rng):
    balances = people(rng)
    connection, other = database(balances), sqlite3.connect(PATH)
    rows, left = transfers_of(rng, balances, 5)
    outcomes = [outcome(solution, connection, "first", rows)]
    show(other, " of the other")
    rows, _ = transfers_of(rng, left, 4)
    outcomes.append(outcome(solution, connection, "second", rows + [("ada", "bo", 10 ** 9)]))
    show(other, " of the other, later")
    other.close()
    finish(connection, outcomes)


def repeated(solution, rng):
    balances = people(rng)
    connection = database(balances)
    rows, left = transfers_of(rng, balances, 4)
    outcomes = [outcome(solution, connection, "tuesday", rows)]
    for name in ("tuesday", "Tuesday", "tuesday"):
        more, after = transfers_of(rng, left, rng.randrange(2, 7))
        outcomes.append(outcome(solution, connection, name, more))
        left = after if name == "Tuesday" else left
    finish(connection, outcomes)


def strange(solution, rng):
    names = ["O'Hara", 'Mr "X"', "x'); DELETE FROM account; --", "?", "ada' OR '1'='1", "", "\u00e9ve"]
    balances = {name: rng.randrange(100, 900) for name in names}
    connection = database(balances)
    rows, _ = transfers_of(rng, balances, 12)
    finish(connection, [outcome(solution, connection, "it's", rows), outcome(solution, connection, "more", [("' OR 1=1 --", "?", 1)])])
