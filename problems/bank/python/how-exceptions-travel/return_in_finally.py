def first():
    try:
        return "try"
    finally:
        print("leaving first")


def second():
    try:
        raise ValueError("lost")
    finally:
        return "finally"


def third():
    for n in (1, 2, 3):
        try:
            if n == 2:
                return n
        finally:
            print("n is", n)


print(first())
print(second())
print(third())
