from collections import namedtuple

from django.db.models import Count, OuterRef, ProtectedError, Subquery
from forum.models import Author, Forum, Post, Thread

Row = namedtuple("Row", "title starter posts last")


def index():
    last = Post.objects.filter(thread=OuterRef("pk")).order_by("-minute", "-id").values("text")[:1]
    threads = Thread.objects.select_related("starter").annotate(number=Count("posts"), last=Subquery(last)).order_by("title", "id")
    rows = {forum.pk: (forum.name, []) for forum in Forum.objects.order_by("name")}
    for thread in threads:
        rows[thread.forum_id][1].append(Row(thread.title, thread.starter.name, thread.number, thread.last))
    return list(rows.values())


def recent(limit):
    fields = "thread__forum__name", "thread__title", "author__name", "text"
    return Post.objects.order_by("-minute", "-id").values_list(*fields, named=True)[:limit]


def remove_author(name):
    author = Author.objects.filter(name=name).first()
    if author is None:
        return "unknown"
    number = author.posts.count()
    try:
        author.delete()
    except ProtectedError:
        return "protected"
    return number
