from functools import wraps


def plain(function):
    def wrapper(*args):
        """Call it."""
        return function(*args)
    return wrapper


def careful(function):
    @wraps(function)
    def wrapper(*args):
        """Call it."""
        return function(*args) + 1
    return wrapper


@plain
def one():
    """Return one."""
    return 1


@careful
def two():
    """Return two."""
    return 2


print(one.__name__, one.__doc__)
print(two.__name__, two.__doc__)
print(two(), two.__wrapped__(), hasattr(one, "__wrapped__"))
