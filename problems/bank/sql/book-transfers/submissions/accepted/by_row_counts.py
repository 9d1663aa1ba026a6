# Lets the statements tell what is wrong: row counts and the constraints of the tables.
import sqlite3


class Refused(Exception):
    pass


def book(connection, name, transfers):
    cursor = connection.cursor()
    number = 0
    try:
        for source, target, amount in transfers:
            number += 1
            if amount <= 0:
                raise Refused(number, "amount")
            known = {row[0] for row in cursor.execute("SELECT name FROM account WHERE name IN (?, ?)", (source, target))}
            for role, account in (("source", source), ("target", target)):
                if account not in known:
                    raise Refused(number, role)
            try:
                cursor.execute("UPDATE account SET balance = balance - ? WHERE name = ?", (amount, source))
            except sqlite3.IntegrityError:
                raise Refused(number, "balance")
            cursor.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (amount, target))
            try:
                cursor.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", (name, number, source, target, amount))
            except sqlite3.IntegrityError:
                raise Refused(number, "repeated")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return number
