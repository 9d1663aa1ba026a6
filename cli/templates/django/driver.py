"""Asks for the counts in growing libraries; counts only the statements of the answer itself."""
from library.models import Author, Book
from viva import observe, statements


def answer(solution):
    """The rows as plain tuples, and how many statements they took."""
    before = len(statements())
    rows = [tuple(row) for row in solution.book_counts()]
    return rows, len(statements()) - before


def shown(solution):
    observe("rows", answer(solution)[0])


def add_author(rng, books):
    name = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9)).title()
    author = Author.objects.create(name=name)
    Book.objects.bulk_create([Book(title=f"Volume {i}", author=author) for i in range(books)])


def many(solution, rng):
    for _ in range(20):
        add_author(rng, rng.randrange(1, 9))
    shown(solution)


def without_books(solution, rng):
    for books in (0, 0, rng.randrange(3, 9)):
        add_author(rng, books)
    shown(solution)


def same_number(solution, rng):
    for _ in range(6):
        add_author(rng, 4)
    shown(solution)


def counted(solution, rng):
    for _ in range(12):
        add_author(rng, rng.randrange(5))
    rows, queries = answer(solution)
    observe("queries", queries)
    observe("rows", rows)
