from weakref import ref


class ImageCache:
    """The same with a dict of weak references."""

    def __init__(self, load):
        self.load = load
        self.references = {}

    def get(self, name):
        image = self.references[name]() if name in self.references else None
        if image is None:
            image = self.load(name)
            self.references[name] = ref(image)
        return image

    def names(self):
        self.references = {name: reference for name, reference in self.references.items() if reference() is not None}
        return sorted(self.references)

    def forget(self, name):
        if name in self.references:
            del self.references[name]
