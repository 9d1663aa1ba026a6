# Loads first, and looks then.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        image = self._load(name)
        return self._images.setdefault(name, image)

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
