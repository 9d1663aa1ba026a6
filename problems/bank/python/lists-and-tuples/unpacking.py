first, *middle, last = (1, 2, 3, 4)
a, (b, c) = "x", "yz"
a, b = b, a

print(first, middle, last)
print(a, b, c)
print(*middle, sep="-")
