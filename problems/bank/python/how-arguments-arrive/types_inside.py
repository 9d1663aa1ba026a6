def inspect(*args, **kwargs):
    args += (0,)
    kwargs["extra"] = True
    return type(args).__name__, args, kwargs


numbers = [1, 2]
settings = {"a": 1}
print(inspect(numbers, *numbers, **settings))
print(numbers, settings)
print(inspect())
