a = b = []
c, d = [], []
text = other = "tea"

a.append(1)
c.append(2)
other += "pot"

print(a, b, c, d)
print(text, other)
