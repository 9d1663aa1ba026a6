numbers = [-2, 5, 0, -7]

print([n for n in numbers if n > 0])
print([n if n > 0 else 0 for n in numbers])
print({n: "even" if n % 2 == 0 else "odd" for n in numbers if n})
