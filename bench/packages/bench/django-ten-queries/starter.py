from shop.models import Book


def pages_of(author_id):
    return 0
