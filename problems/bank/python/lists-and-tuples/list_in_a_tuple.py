pair = ([1, 2], "x")

pair[0].append(3)
try:
    pair[0] += [4]
except TypeError:
    print("TypeError")
print(pair)
