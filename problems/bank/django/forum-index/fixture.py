from forum.models import Author, Forum, Post, Thread


def load():
    ada, bo = (Author.objects.create(name=name) for name in ("Ada", "Bo"))
    tea, cups, _ = (Forum.objects.create(name=name) for name in ("Tea", "Cups", "Jars"))
    green = Thread.objects.create(forum=tea, starter=ada, title="Green?")
    crack = Thread.objects.create(forum=cups, starter=bo, title="A crack")
    for thread, author, minute, text in ((green, ada, 10, "Or black?"), (green, bo, 12, "Green."), (crack, bo, 11, "Look.")):
        Post.objects.create(thread=thread, author=author, minute=minute, text=text)
