def repeat(times):
    def decorator(function):
        def wrapper():
            return function() * times
        return wrapper
    return decorator


@repeat(2)
def ab():
    return "ab"


@repeat
def cd():
    return "cd"


print(ab())
print(cd.__name__)
try:
    print(cd())
except TypeError:
    print("TypeError")
