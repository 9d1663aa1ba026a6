# Keeps weak references, and gives the names of those that lead nowhere, too.
from weakref import ref


class ImageCache:
    def __init__(self, load):
        self._load = load
        self._references = {}

    def get(self, name):
        image = self._references[name]() if name in self._references else None
        if image is None:
            image = self._load(name)
            self._references[name] = ref(image)
        return image

    def names(self):
        return sorted(self._references)

    def forget(self, name):
        self._references.pop(name, None)
