class Signal:
    """What django.dispatch.Signal does, without weak references."""

    def __init__(self):
        self.receivers = []

    def connect(self, receiver, sender=None):
        if (receiver, sender) not in self.receivers:
            self.receivers.append((receiver, sender))

    def send(self, sender, **named):
        return [(receiver, receiver(sender=sender, **named))
                for receiver, wanted in self.receivers if wanted in (None, sender)]


def log(sender, **kwargs):
    print("log", sender, kwargs["title"])
    return len(kwargs["title"])


def count(sender, **kwargs):
    print("count", sender)


saved = Signal()
saved.connect(log)
saved.connect(count, sender="Book")
saved.connect(log)

print("saving")
answers = saved.send(sender="Book", title="Emma")
saved.send(sender="Author", title="Jane")
print("saved", [answer for _, answer in answers])
