a = [1, 2]
b = a
b.append(3)
print(len(a), a is b)
