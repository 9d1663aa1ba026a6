from contextlib import ExitStack, contextmanager


@contextmanager
def room(name):
    print("enter", name)
    yield name
    print("leave", name)


with ExitStack() as stack:
    stack.callback(print, "first callback")
    names = [stack.enter_context(room(name)) for name in ("hall", "study")]
    stack.callback(print, "last callback")
    print(names)

with ExitStack() as stack:
    stack.enter_context(room("attic"))
    later = stack.pop_all()
    print("block ends")
print("outside")
later.close()
