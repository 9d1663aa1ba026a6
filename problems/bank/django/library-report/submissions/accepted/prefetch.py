from library.models import Author


def report():
    rows = []
    for author in Author.objects.order_by("name", "id").prefetch_related("books"):
        books = author.books.all()
        rated = [book for book in books if book.rating is not None]
        best = min(rated, key=lambda book: (-book.rating, book.title), default=None)
        rows.append((author.name, len(books), best and best.title))
    return rows
