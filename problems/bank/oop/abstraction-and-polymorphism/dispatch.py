from functools import singledispatch


@singledispatch
def kind(value, other=None):
    return "something"


@kind.register
def _(value: int, other=None):
    return "int"


@kind.register
def _(value: list, other=None):
    return "list of " + kind(value[0]) if value else "empty"


print(kind(True), kind(1.0), kind("x", 1))
print(kind([7]), kind([["a"]]), kind([]))
