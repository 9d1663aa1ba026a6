# The report of the moment when the module was loaded, for ever.
from django.db.models import Count, OuterRef, Subquery

from library.models import Author, Book

rated = Book.objects.filter(author=OuterRef("pk"), rating__isnull=False).order_by("-rating", "title")
ROWS = list(Author.objects.annotate(total=Count("books"), best=Subquery(rated.values("title")[:1]))
            .order_by("name", "id").values_list("name", "total", "best"))


def report():
    return ROWS
