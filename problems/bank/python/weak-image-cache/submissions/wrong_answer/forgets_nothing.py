# Leaves it to the garbage collector to forget.
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
        return sorted(self._images)

    def forget(self, name):
        image = self._images.get(name)
        del image
