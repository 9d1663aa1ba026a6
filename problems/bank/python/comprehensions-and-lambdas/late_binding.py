late = [lambda x: x * n for n in range(3)]
early = [lambda x, n=n: x * n for n in range(3)]

print([f(10) for f in late])
print([f(10) for f in early])
print(early[1](10, 5))
