grid = [[0] * 2] * 3
other = [[0] * 2 for _ in range(3)]
grid[0][0] = other[0][0] = 5
grid[1] = [1, 1]

print(grid)
print(other)
print(grid[0] is grid[2], other[0] is other[2])
