x = "module"


def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x = "inner"

        inner()
        print(x)

    def other():
        global x
        x = "other"

    middle()
    print(x)
    other()
    print(x)


outer()
print(x)
