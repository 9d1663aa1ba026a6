one = (7)
other = (7,)
letters = tuple("ab"), list("ab")

print(type(one).__name__, type(other).__name__)
print(other * 3, len(letters))
print(letters[0] + ("c",), letters[1] + ["c"])
