# A set forgets how often each letter is in it.
def anagram_groups(words):
    """Return the groups of anagrams, in the order of their first words."""
    groups = {}
    for word in words:
        letters = "".join(sorted(set(word.lower()))).strip()
        groups.setdefault(letters, []).append(word)
    return list(groups.values())
