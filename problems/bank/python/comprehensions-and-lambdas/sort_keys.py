words = ["pear", "Fig", "apple", "kiwi"]

print(sorted(words, key=lambda word: (len(word), word.lower())))
print(sorted(words, key=lambda word: len(word), reverse=True))
print(min(words), max(words, key=lambda word: word.lower()))
