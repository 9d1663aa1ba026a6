def note(word, seen=[]):
    seen.append(word)
    return seen


one = note("tea")
two = note("milk")
three = note("bread", [])
four = note("salt")

print(one)
print(three)
print(one is four, two == three)
