name = "  Ada "
name.strip()
name.upper()
words = ["b", "a"]
result = words.sort()

print(len(name), words, result)
print(name.replace("A", "E").strip(), sorted(words, reverse=True))
