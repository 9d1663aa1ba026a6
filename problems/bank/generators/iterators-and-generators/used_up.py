letters = iter("abcdef")

print(next(letters))
print("c" in letters)
print(list(zip(letters, letters)))
print(list(letters))

word = "ab"
print(list(zip(word, word)))
