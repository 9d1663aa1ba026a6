# Looks for an equal image among those that are alive.
from weakref import WeakValueDictionary


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        image = self._images.get(name)
        if image is None:
            image = self._load(name)
            for other in self._images.values():
                if other == image:
                    image = other
            self._images[name] = image
        return image

    def names(self):
        return sorted(self._images)

    def forget(self, name):
        self._images.pop(name, None)
