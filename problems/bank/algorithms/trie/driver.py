"""Adds, removes and asks."""
from viva import observe


def word(rng, letters="abc", longest=5):
    return "".join(rng.choice(letters) for _ in range(rng.randrange(1, longest + 1)))


def filled(solution, words):
    trie = solution.Trie()
    for each in words:
        trie.add(each)
    return trie


def follow(solution, words, steps):
    trie = filled(solution, words)
    observe("steps", [[*step, getattr(trie, step[0])(*step[1:]), trie.count("")] for step in steps])


def generated(solution, rng):
    words = [word(rng) for _ in range(40)]
    steps = []
    for _ in range(80):
        text = word(rng)
        steps.append(rng.choice((("add", text), ("remove", text), ("remove", rng.choice(words)), ("count", text[:2]), ("complete", text[:2], rng.randrange(1, 6)), ("complete", text[:1], 50))))
    follow(solution, words, steps)


def twice(solution, rng):
    one, two = word(rng, "abc", 6), word(rng, "def", 6)
    follow(solution, [one, two, one], [("count", one), ("complete", "", 9), ("add", one), ("count", one[:1]), ("complete", one[:1], 9), ("remove", one), ("count", one), ("remove", one),
                                       ("complete", "", 9), ("count", two)])
    first, second = filled(solution, [one]), filled(solution, [two, two + "x"])
    observe("apart", [first.count(""), second.count(""), first.complete("", 5), second.complete("", 5)])


def removing(solution, rng):
    base = word(rng, "abc", 4)
    words = [base, base + "d", base + "de", base + "def", base + "x"]
    rng.shuffle(words)
    steps = []
    for text in (base + "de", base + "dz", base + "de", base + "defg", base[:-1], base, base + "def", base + "q"):
        steps += [("remove", text), ("complete", base, 9), ("count", base + "d"), ("count", base + "de")]
    follow(solution, words, [*steps, ("add", base + "de"), ("complete", "", 9), ("count", base + "de")])


def borders(solution, rng):
    one = word(rng, "abc", 6)
    follow(solution, [], [("count", ""), ("complete", "", 3), ("remove", one), ("add", one), ("complete", "", 0), ("complete", one, 1), ("count", one), ("count", one + "a"), ("complete", one + "a", 2),
                          ("complete", "", 1), ("remove", one), ("complete", "", 1), ("add", "z" * 20), ("count", "z" * 20), ("count", "z" * 19)])


def many(solution, rng):
    words = [word(rng, "abcdefghij", 12) for _ in range(10_000)]
    trie = filled(solution, words)
    counts, found = 0, []
    for each in words:
        counts = (counts * 31 + trie.count(each[:3])) % 1_000_003
        found.append(trie.complete(each[:2], 3))
    observe("counts", [counts, trie.count("")])
    observe("found", found[::500])


def small(solution, rng, n):
    words = [word(rng, "ab", 3) for _ in range(n)]
    trie, text = filled(solution, words), word(rng, "ab", 3)
    steps = [("remove", rng.choice((*words, text))), ("count", text[1:]), ("complete", text[1:], rng.randrange(4)), ("count", text)]
    observe("steps", [getattr(trie, name)(*args) for name, *args in rng.sample(steps, 4)])
