results = [(9, "Bo"), (12, "Al"), (9, "Ada"), (9,)]

print(sorted(results))
print(max(results), (1, 2) < (1, 2, 0), [1, 2] == (1, 2))
