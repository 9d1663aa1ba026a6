"""Asks for the report under growing libraries; counts only the statements of the report itself."""
from library.models import Author, Book
from viva import observe, statements


def report(solution):
    """The rows as plain tuples, and how many statements they took."""
    before = len(statements())
    rows = [tuple(row) for row in solution.report()]
    return rows, len(statements()) - before


def rows(solution):
    observe("rows", report(solution)[0])


def counted(solution):
    rows, queries = report(solution)
    observe("queries", queries)
    observe("rows", rows)


def word(rng):
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(7)).title()


def add_authors(rng, count):
    Author.objects.bulk_create([Author(name=f"{word(rng)} {word(rng)}") for _ in range(count)])
    return list(Author.objects.order_by("-pk")[:count])


def add_books(rng, author, ratings):
    Book.objects.bulk_create([Book(author=author, title=f"{word(rng)} {word(rng)}", rating=rating)
                              for rating in ratings])


def with_newcomers(solution, rng):
    for author in add_authors(rng, 6)[::2]:
        add_books(rng, author, [rng.randrange(40, 100)])
    rows(solution)


def with_unrated(solution, rng):
    nobody, zero, mixed = add_authors(rng, 3)
    add_books(rng, nobody, [None, None])
    add_books(rng, zero, [None, 0, None])
    add_books(rng, mixed, [None, rng.randrange(40, 90), None, rng.randrange(40, 90)])
    rows(solution)


def with_ties(solution, rng):
    for author in add_authors(rng, 4):
        best = rng.randrange(50, 90)
        ratings = [best] * 3 + [rng.randrange(20, best) for _ in range(2)] + [None]
        rng.shuffle(ratings)
        add_books(rng, author, ratings)
    rows(solution)


def fill(rng):
    authors = add_authors(rng, 24)
    authors[3].name = authors[17].name
    authors[3].save()
    for author in authors:
        add_books(rng, author, [rng.choice((None, rng.randrange(101))) for _ in range(rng.randrange(6))])


def with_many(solution, rng):
    fill(rng)
    rows(solution)


def many_counted(solution, rng):
    fill(rng)
    counted(solution)


def grown(solution, rng, size):
    for author in add_authors(rng, size):
        add_books(rng, author, [rng.randrange(101)])
    counted(solution)


def twice(solution, rng):
    author, = add_authors(rng, 1)
    add_books(rng, author, [rng.randrange(20, 60)])
    first, _ = report(solution)
    add_books(rng, author, [rng.randrange(60, 101)])
    second, _ = report(solution)
    observe("rows", [first, second])
