def add(item, basket=None, *more, tags=[]):
    basket = [] if basket is None else basket
    basket += [item, *more]
    tags.append(len(basket))
    return basket, tags


print(add("a"))
print(add("b", ["x"], "y"))
print(add("c", tags=[]))
