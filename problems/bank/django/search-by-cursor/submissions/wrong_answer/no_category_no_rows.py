# The empty list finds nothing.
from django.db import connection

ORDERS = {"name": "name ASC", "-name": "name DESC", "price": "price ASC", "-price": "price DESC"}


def search(text, categories, order):
    """Return the products whose name contains the text, as dicts."""
    if order not in ORDERS:
        raise ValueError("unknown order")
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    sql = "SELECT id, name, category, price FROM shop_product WHERE name LIKE %s ESCAPE '!'"
    parameters = [f"%{escaped}%"]
    if True:
        sql += f" AND category IN ({', '.join(['%s'] * len(categories))})"
        parameters += categories
    sql += f" ORDER BY {ORDERS[order]}, id"
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor]
