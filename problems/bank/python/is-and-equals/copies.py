import copy

row = [1, 2]
pair = (row, "x")

print(row[:] == row, row[:] is row)
print(pair[:] is pair, copy.copy(pair) is pair)
print(copy.deepcopy(pair) is pair, copy.deepcopy((1, "x")) == (1, "x"))
