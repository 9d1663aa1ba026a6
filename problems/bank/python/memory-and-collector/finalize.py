import weakref


class File:
    pass


def close(name):
    print("closing", name)
    return name


one, two = File(), File()
first = weakref.finalize(one, close, "one")
second = weakref.finalize(two, close, "two")
second.atexit = False

print(first(), first.alive)
del one
print(first(), second.alive)
two = None
print(second.alive)
