# All caches share one dict.
from weakref import WeakValueDictionary


class ImageCache:
    _images = WeakValueDictionary()

    def __init__(self, load):
        self._load = load

    def get(self, name):
        image = self._images.get(name)
        if image is None:
            image = self._images[name] = self._load(name)
        return image

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
