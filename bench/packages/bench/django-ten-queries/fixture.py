from shop.models import Author, Book


def load():
    for number in range(1, 11):
        author = Author.objects.create(name=f"Author {number}")
        Book.objects.create(title=f"Book {number}", pages=100 + number, author=author)
