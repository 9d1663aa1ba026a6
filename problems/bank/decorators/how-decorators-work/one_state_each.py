def numbered(function):
    count = 0

    def wrapper():
        nonlocal count
        count += 1
        return f"{function()}{count}"

    return wrapper


@numbered
def a():
    return "a"


@numbered
def b():
    return "b"


again = numbered(a)
print(a(), a(), b())
print(again(), again())
print(a())
