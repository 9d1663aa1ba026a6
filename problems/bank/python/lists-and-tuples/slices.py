row = [0, 1, 2, 3, 4, 5]
part = row[1:4]
part[0] = "a"
row[1:4] = ["b"]

print(part, row)
print(row[-2:], row[::-2], row[10:])
