# `or` and `if not` take an empty image for none.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        image = self._images.get(name)
        if not image:
            image = self._images[name] = self._load(name)
        return image

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
