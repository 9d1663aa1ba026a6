# Puts the text into the statement by itself.
from django.db import connection

ORDERS = {"name": "name ASC", "-name": "name DESC", "price": "price ASC", "-price": "price DESC"}


def search(text, categories, order):
    if order not in ORDERS:
        raise ValueError("unknown order")
    sql = f"SELECT id, name, category, price FROM shop_product WHERE name LIKE '%{text}%'"
    if categories:
        sql += " AND category IN (" + ", ".join(f"'{category}'" for category in categories) + ")"
    sql += f" ORDER BY {ORDERS[order]}, id"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [dict(zip(("id", "name", "category", "price"), row)) for row in cursor.fetchall()]
