def double(n):
    print("double", n)
    return n * 2


doubled = map(double, [1, 2, 3])
print("mapped")
print(next(doubled))
print(list(doubled))
print(list(doubled))
