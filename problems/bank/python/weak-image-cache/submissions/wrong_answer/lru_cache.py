# lru_cache keeps the images, too, a hundred of them.
from functools import lru_cache


class ImageCache:
    def __init__(self, load):
        self._known = set()
        self._load = lru_cache(maxsize=100)(load)

    def get(self, name):
        image = self._load(name)
        self._known.add(name)
        return image

    def names(self):
        return sorted(self._known)

    def forget(self, name):
        if name in self._known:
            self._load.cache_clear()
            self._known.discard(name)
