# Starts from the books: authors without any are missing.
from library.models import Book


def report():
    authors = {}
    for book in Book.objects.select_related("author").order_by("author__name", "author_id"):
        authors.setdefault((book.author.name, book.author_id), []).append(book)
    rows = []
    for (name, _), books in authors.items():
        rated = [book for book in books if book.rating is not None]
        best = min(rated, key=lambda book: (-book.rating, book.title), default=None)
        rows.append((name, len(books), best and best.title))
    return rows
