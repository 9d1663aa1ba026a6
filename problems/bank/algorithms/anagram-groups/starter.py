def anagram_groups(words):
    """Return the groups of anagrams, in the order of their first words."""
