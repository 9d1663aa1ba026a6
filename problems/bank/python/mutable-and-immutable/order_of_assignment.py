items = [10, 20, 30]
i = 0
i, items[i] = 2, 99

x, y = 1, 2
x, y = y, x + y

print(items, i)
print(x, y)
