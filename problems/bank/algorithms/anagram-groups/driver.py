"""Makes words and shuffles their letters."""


def word(rng, length=6, letters="abcdefghij"):
    return "".join(rng.choice(letters) for _ in range(length))


def shuffled(rng, text):
    letters = list(text)
    rng.shuffle(letters)
    return "".join(letters)


def generated(anagram_groups, rng):
    bases = [word(rng, rng.randrange(3, 8)) for _ in range(12)]
    words = []
    for _ in range(60):
        text = shuffled(rng, rng.choice(bases))
        if rng.random() < 0.3:
            place = rng.randrange(len(text))
            text = text[:place] + " " + text[place:].upper()
        words.append(text)
    before = list(words)
    return [anagram_groups(words), words == before]


def letters_count(anagram_groups, rng):
    base = word(rng, 3, "bcd")
    words = [base + "aab", base + "abb", base + "aaab", base + "bba", "e" + base, base, base * 2, shuffled(rng, base * 2), base + "ad", base + "bc", base + "ac", base + "bb"]
    rng.shuffle(words)
    return anagram_groups(words)


def borders(anagram_groups, rng):
    one = word(rng)
    return [anagram_groups([]), anagram_groups([one]), anagram_groups([one, one]), anagram_groups([one, "", "  ", one[::-1] + " ", "", one.upper()]), anagram_groups([one, one[1:]]),
            anagram_groups(["z", one, "a", "Z"])]


def many(anagram_groups, rng):
    words = [word(rng, 9, "abcdefghijklmnopqrstuvwxyz") for _ in range(12_000)]
    words += [shuffled(rng, text) for text in words[:5]]
    groups = anagram_groups(words)
    return [len(groups), groups[:5], groups[-2:]]
