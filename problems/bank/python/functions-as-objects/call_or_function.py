def greet(name="you"):
    print("hello", name)
    return name.upper()


def twice(function):
    return function() + function()


table = {"g": greet, "n": greet("nora")}
print(table["n"])
print(table["g"]("gil"))
print(twice(greet))
