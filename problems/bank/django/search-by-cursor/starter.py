from django.db import connection


def search(text, categories, order):
    """Return the products whose name contains the text, as dicts."""
    return []
