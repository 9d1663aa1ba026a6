def price(amount):
    return amount * 2


old = price


def price(amount):
    return old(amount) + 1


print(price(10), old(10))
print(old.__name__, price is old)

functions = [old, price, old]
print([f(1) for f in functions], functions.count(old))

old = len
print(functions[0](5))
try:
    print(price(5))
except TypeError:
    print("TypeError")
