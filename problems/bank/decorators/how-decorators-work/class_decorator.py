registry = {}


def register(cls):
    registry[cls.__name__.lower()] = cls
    return len(registry)


@register
class Circle:
    pass


@register
class Square:
    pass


print(Circle, Square)
print(sorted(registry))
print(type(registry["square"]()).__name__)
