# Holds the image that was asked for last.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        image = self._images.get(name)
        if image is None:
            image = self._images[name] = self._load(name)
        self._last = image
        return image

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
