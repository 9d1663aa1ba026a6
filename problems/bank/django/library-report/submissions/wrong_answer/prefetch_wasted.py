# filter() and order_by() on a prefetched relation ask the database again.
from library.models import Author


def report():
    rows = []
    for author in Author.objects.order_by("name", "id").prefetch_related("books"):
        best = author.books.filter(rating__isnull=False).order_by("-rating", "title").first()
        rows.append((author.name, len(author.books.all()), best.title if best else None))
    return rows
