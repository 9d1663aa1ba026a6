from weakref import WeakValueDictionary


class ImageCache:
    """Gives images by their names, and keeps none of them alive."""

    def __init__(self, load):
        self._load = load
        self._images = WeakValueDictionary()

    def get(self, name):
        """Return the image of that name, the one that is alive or a loaded one."""
        image = self._images.get(name)
        if image is None:
            image = self._images[name] = self._load(name)
        return image

    def names(self):
        """Return the sorted names of the images that are alive."""
        return sorted(self._images)

    def forget(self, name):
        """Let the next get(name) load the image anew."""
        self._images.pop(name, None)
