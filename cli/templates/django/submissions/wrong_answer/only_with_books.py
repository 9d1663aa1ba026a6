from django.db.models import Count
from library.models import Book


def book_counts():
    rows = Book.objects.values_list("author__name").annotate(number=Count("id"))
    return list(rows.order_by("-number", "author__name"))
