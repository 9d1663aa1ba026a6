# Counts and last texts come from the database; the rows are put together in Python.
from django.db.models import Count, OuterRef, Subquery

from forum.models import Author, Forum, Post, Thread


def index():
    last = Post.objects.filter(thread=OuterRef("pk")).order_by("-minute", "-id").values("text")[:1]
    threads = Thread.objects.annotate(number=Count("posts"), last=Subquery(last)).order_by("title", "id")
    by_forum = {}
    for forum, *row in threads.values_list("forum_id", "title", "starter__name", "number", "last"):
        by_forum.setdefault(forum, []).append(tuple(row))
    return [(forum.name, by_forum.get(forum.id, [])) for forum in Forum.objects.order_by("name")]


def recent(limit):
    return list(Post.objects.order_by("-minute", "-id")
                .values_list("thread__forum__name", "thread__title", "author__name", "text")[:limit])


def remove_author(name):
    try:
        author = Author.objects.get(name=name)
    except Author.DoesNotExist:
        return "unknown"
    if author.started.exists():
        return "protected"
    number = Post.objects.filter(author=author).count()
    author.delete()
    return number
