# Nobody holds the loaded image: it is gone before the second look.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        if name not in self._images:
            self._images[name] = self._load(name)
        return self._images[name]

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
