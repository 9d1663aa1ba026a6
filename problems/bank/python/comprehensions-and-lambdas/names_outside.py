n = "outside"
squares = [n * n for n in range(3)]
print(n, squares)

total = 0
running = [total := total + x for x in [1, 2, 3]]
print(total, running)
