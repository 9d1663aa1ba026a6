rows = [[1, 2], [3], []]

print([value * 10 for row in rows for value in row])
print([[value * 10 for value in row] for row in rows])
print([(row, n) for row in "ab" for n in range(2) if row != "a" or n])
