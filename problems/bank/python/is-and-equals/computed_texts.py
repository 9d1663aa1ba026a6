half = "tea"
one = half + "pot"
other = "".join([half, "pot"])
name = other

print(one == other, one is other, name is other)
print(half + "" is half, half * 2 is half * 2)
