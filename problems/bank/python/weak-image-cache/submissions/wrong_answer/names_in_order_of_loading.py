# The names are not sorted.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        image = self._images.get(name)
        if image is None:
            image = self._images[name] = self._load(name)
        return image

    def names(self):
        return list(self._images)

    def forget(self, name):
        self._images.pop(name, None)
