# Remembers that a name has failed.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()
        self._failed = {}

    def get(self, name):
        image = self._images.get(name)
        if name in self._failed:
            raise self._failed[name]
        if image is None:
            try:
                image = self._images[name] = self._load(name)
            except Exception as error:
                self._failed[name] = error
                raise
        return image

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
