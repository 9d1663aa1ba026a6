# The rows are right, but each author costs two more queries.
from library.models import Author


def report():
    rows = []
    for author in Author.objects.order_by("name", "id"):
        best = author.books.filter(rating__isnull=False).order_by("-rating", "title").first()
        rows.append((author.name, author.books.count(), best.title if best else None))
    return rows
