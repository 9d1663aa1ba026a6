def inner():
    yield 1
    yield 2
    return 3


def outer():
    value = yield from inner()
    yield value * 10
    return 99


print(list(inner()))
print(list(outer()))
it = outer()
print(next(it), next(it), next(it), next(it, "end"))
