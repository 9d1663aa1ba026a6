from weakref import WeakValueDictionary


class Image:
    def __init__(self, name):
        self.name = name


cache = WeakValueDictionary()
sun = cache["sun"] = Image("sun")
cache["moon"] = Image("moon")
shown = [cache["sun"]]

print(sorted(cache))
del sun
print(sorted(cache))
shown.pop()
print(sorted(cache), cache.get("sun"))
