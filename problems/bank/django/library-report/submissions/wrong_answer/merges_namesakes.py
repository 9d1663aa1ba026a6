# values("name") before annotate() groups by name: two authors of one name become one row.
from django.db.models import Count

from library.models import Author, Book


def report():
    best = {}
    for name, title in (Book.objects.filter(rating__isnull=False).order_by("rating", "-title")
                        .values_list("author__name", "title")):
        best[name] = title
    totals = Author.objects.values("name").annotate(total=Count("books")).order_by("name")
    return [(row["name"], row["total"], best.get(row["name"])) for row in totals]
