first = [1, 2, 3]
second = first
third = {"list": first}

del second[0]
del first
second += [4]

print(second, third)
print("first" in globals())
