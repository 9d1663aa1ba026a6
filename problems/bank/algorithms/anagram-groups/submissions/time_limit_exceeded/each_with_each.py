# Compares each word with the first one of each group.
def anagram_groups(words):
    def letters(word):
        return sorted(word.lower().replace(" ", ""))

    groups = []
    for word in words:
        for group in groups:
            if letters(group[0]) == letters(word):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups
