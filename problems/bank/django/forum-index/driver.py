"""Fills forums, asks for both lists, and counts the statements."""
from forum.models import Author, Forum, Post, Thread
from viva import observe, statements


def fill(rng, threads=14, posts=60):
    authors = [Author.objects.create(name=f"{rng.choice('DEFGH')}{n}") for n in range(6)]
    forums = [Forum.objects.create(name=f"{rng.choice('KLMNOP')} forum {n}") for n in range(5)]
    Thread.objects.bulk_create([
        Thread(forum=rng.choice(forums[1:]), starter=rng.choice(authors[:3]), title=f"{rng.choice('XYZ')}?")
        for _ in range(threads)])
    rows = list(Thread.objects.filter(forum__in=forums))
    Post.objects.bulk_create([
        Post(thread=rng.choice(rows[2:]), author=rng.choice(authors + [None]), minute=rng.randrange(100, 130),
             text=f"text {rng.randrange(10_000)}") for _ in range(posts)])
    return authors


def counted(function, *args):
    before = len(statements())
    rows = function(*args)
    observe("queries", len(statements()) - before)
    observe("rows", rows)


def forums(solution):
    """The index in plain lists and tuples."""
    return [(name, [tuple(thread) for thread in threads]) for name, threads in solution.index()]


def posts(solution, limit):
    return [tuple(post) for post in solution.recent(limit)]


def index(solution, rng=None):
    if rng:
        fill(rng)
    observe("rows", forums(solution))


def index_counted(solution, rng):
    fill(rng, threads=30, posts=150)
    counted(forums, solution)


def recent(solution, limit, rng=None):
    if rng:
        fill(rng)
    observe("rows", posts(solution, limit))


def recent_counted(solution, rng):
    fill(rng)
    counted(posts, solution, rng.randrange(20, 40))


def leaving(solution, rng):
    authors = fill(rng)
    answers = []
    for author in rng.sample(authors, len(authors)) + [authors[5]]:
        answers.append((author.name, solution.remove_author(author.name)))
    observe("answers", answers)
    observe("authors", list(Author.objects.order_by("name").values_list("name", flat=True)))
    observe("threads", list(Thread.objects.order_by("id").values_list("title", "starter__name")))
    observe("posts", list(Post.objects.order_by("id").values_list("author__name", "minute", "text")))
