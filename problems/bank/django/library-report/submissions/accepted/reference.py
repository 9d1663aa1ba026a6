from django.db.models import Count, OuterRef, Subquery

from library.models import Author, Book


def report():
    """Return [(author's name, number of books, best-rated title or None), ...]."""
    rated = Book.objects.filter(author=OuterRef("pk"), rating__isnull=False).order_by("-rating", "title")
    authors = Author.objects.annotate(
        book_count=Count("books"),
        best_title=Subquery(rated.values("title")[:1]),
    )
    return list(authors.order_by("name", "id").values_list("name", "book_count", "best_title"))
