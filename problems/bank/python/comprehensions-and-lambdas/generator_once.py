calls = []


def double(n):
    calls.append(n)
    return n * 2


doubled = (double(n) for n in [1, 2, 3])
print(len(calls), 4 in doubled, calls)
print(list(doubled), list(doubled))
