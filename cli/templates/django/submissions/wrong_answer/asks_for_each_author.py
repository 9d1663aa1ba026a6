from library.models import Author


def book_counts():
    rows = [(author.name, author.books.count()) for author in Author.objects.all()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))
