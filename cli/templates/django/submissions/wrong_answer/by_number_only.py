from django.db.models import Count
from library.models import Author


def book_counts():
    authors = Author.objects.annotate(number=Count("books")).order_by("-number", "-name")
    return list(authors.values_list("name", "number"))
