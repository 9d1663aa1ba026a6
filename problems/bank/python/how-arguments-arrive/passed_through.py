def target(*args, **kwargs):
    return len(args), sorted(kwargs)


def good(*args, **kwargs):
    return target(*args, **kwargs)


def careless(*args, **kwargs):
    return target(args, kwargs)


print(good(1, 2, c=3))
print(careless(1, 2, c=3))
print(good(*[], **{}), good([], {}))
