limit = 2
numbers = [1, 2, 3, 4]
large = (n * limit for n in numbers if n > limit)

limit = 1
numbers = [7, 8]
print(list(large))
print(list(large))
