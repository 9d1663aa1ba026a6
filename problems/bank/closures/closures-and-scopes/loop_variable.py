late, early = [], []
for n in (1, 2, 3):
    late.append(lambda: n * 10)
    early.append(lambda n=n: n * 10)

print([f() for f in late])
print([f() for f in early])
n = 7
print([f() for f in late])
