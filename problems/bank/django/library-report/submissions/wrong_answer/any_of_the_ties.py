# Among equal ratings it takes the oldest book, not the first title.
from django.db.models import Count, OuterRef, Subquery

from library.models import Author, Book


def report():
    rated = Book.objects.filter(author=OuterRef("pk"), rating__isnull=False).order_by("-rating", "id")
    authors = Author.objects.annotate(total=Count("books"), best=Subquery(rated.values("title")[:1]))
    return list(authors.order_by("name", "id").values_list("name", "total", "best"))
