import sys


def count(thing):
    return sys.getrefcount(thing)


item = []
base = count(item)
holder = [item, item]
print(count(item) - base)
pair = {"a": item, "b": holder}
print(count(item) - base)
copy = holder[:]
del pair
print(count(item) - base)
holder.clear()
print(count(item) - base)
