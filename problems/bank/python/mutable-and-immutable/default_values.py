limit = 5


def collect(value, into={}, most=limit):
    into[value] = len(into)
    return min(len(into), most)


limit = 1
print(collect("a"), collect("b"), collect("a"))
print(collect("c", {}), collect("c"))
print(collect.__defaults__)
