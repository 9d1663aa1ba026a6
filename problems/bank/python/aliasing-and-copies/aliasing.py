first = [3, 1, 2]
second = first
third = first[:]

first.append(4)
second.sort()
third += [9]

print(first, second, third)
print(first is second, first == third)
