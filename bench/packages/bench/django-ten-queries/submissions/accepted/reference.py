from django.db.models import Sum
from shop.models import Book


def pages_of(author_id):
    return Book.objects.filter(author_id=author_id).aggregate(total=Sum("pages"))["total"]
