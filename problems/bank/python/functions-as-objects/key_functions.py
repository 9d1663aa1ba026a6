words = ["pear", "Fig", "apple", "kiwi", "Date"]

print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len))
print(max(words, key=len), min(words, key=lambda word: word[-1]))
print(sorted(words, key=lambda word: (-len(word), word)))
