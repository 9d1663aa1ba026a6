# A statement for each category.
from django.db import connection

KEYS = ("id", "name", "category", "price")


def search(text, categories, order):
    if order not in ("name", "-name", "price", "-price"):
        raise ValueError("unknown order")
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    sql = "SELECT id, name, category, price FROM shop_product WHERE name LIKE %s ESCAPE '!'"
    rows = []
    with connection.cursor() as cursor:
        if not categories:
            cursor.execute(sql, [f"%{escaped}%"])
            rows = cursor.fetchall()
        for category in set(categories):
            cursor.execute(sql + " AND category = %s", [f"%{escaped}%", category])
            rows += cursor.fetchall()
    found = sorted((dict(zip(KEYS, row)) for row in rows), key=lambda row: row["id"])
    return sorted(found, key=lambda row: row[order.lstrip("-")], reverse=order[0] == "-")
