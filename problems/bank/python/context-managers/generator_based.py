from contextlib import contextmanager


@contextmanager
def careless(name):
    print("begin", name)
    yield
    print("end", name)


@contextmanager
def careful(name):
    print("begin", name)
    try:
        yield
    except KeyError:
        print("caught in", name)
    finally:
        print("end", name)


try:
    with careless("one"):
        raise KeyError("x")
except KeyError:
    print("outside")

with careful("two"):
    raise KeyError("y")
print("on we go")
