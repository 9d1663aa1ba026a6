# Looks for the text with instr() instead of LIKE, and hands the categories over as JSON.
import json

from django.db import connection


def search(text, categories, order):
    if order not in ("name", "-name", "price", "-price"):
        raise ValueError("unknown order")
    column, direction = order.lstrip("-"), "DESC" if order[0] == "-" else "ASC"
    cursor = connection.cursor()
    cursor.execute(
        "SELECT id, name, category, price FROM shop_product"
        " WHERE instr(lower(name), lower(%s)) > 0"
        " AND (%s OR category IN (SELECT value FROM json_each(%s)))"
        " ORDER BY " + column + " " + direction + ", id",
        [text, not categories, json.dumps(list(categories))])
    return [dict(zip(("id", "name", "category", "price"), row)) for row in cursor.fetchall()]
