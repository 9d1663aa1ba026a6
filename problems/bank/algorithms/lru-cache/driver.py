"""Puts and gets, and shows result and order after each step."""
from viva import observe


def follow(solution, capacity, steps):
    cache = solution.LruCache(capacity)
    observe("steps", [[*step, getattr(cache, step[0])(*step[1:]), cache.keys(), len(cache)] for step in steps])


def some_steps(rng, count, keys):
    return [rng.choice((("put", rng.randrange(keys), rng.randrange(1000)), ("get", rng.randrange(keys)), ("get", rng.randrange(keys), "none"))) for _ in range(count)]


def missing(solution, rng):
    number = rng.randrange(1000)
    follow(solution, 2, [("get", "a"), ("get", "a", number), ("put", "a", None), ("get", "a", number), ("put", "b", number), ("get", "x"), ("get", "a", 5), ("put", "c", 0),
                         ("get", "b", number), ("get", "c", number), ("put", "", False), ("get", "", number), ("get", "c", -number)])


def two_caches(solution, rng):
    one, two = solution.LruCache(2), solution.LruCache(3)
    number = rng.randrange(1000)
    for key in range(4):
        one.put(key, number + key)
        two.put(key + 1, number - key)
    one.keys().append("added to the result")
    observe("keys", [one.keys(), two.keys(), len(one), len(two), one.get(3), two.get(3)])


def many(solution, rng):
    cache = solution.LruCache(30_000)
    found = 0
    for step in range(120_000):
        key = rng.randrange(36_000)
        if step % 2:
            found = (found * 31 + cache.get(key, 7)) % 1_000_003
        else:
            cache.put(key, step)
    observe("values", [found, len(cache), cache.keys()[:20], cache.keys()[-20:]])


def small(solution, rng, n):
    cache = solution.LruCache(rng.choice((1, 2, 2, 3)))
    steps = [rng.choice((("put", key, rng.choice((None, 0, 1))), ("put", key, 2), ("put", key, 3), ("get", key), ("get", key, "none"))) for key in rng.choices("abc", k=n)]
    observe("steps", [getattr(cache, name)(*args) for name, *args in steps])
    observe("keys", [cache.keys(), len(cache)])
