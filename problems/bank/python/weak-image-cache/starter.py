class ImageCache:
    """Gives images by their names, and keeps none of them alive."""

    def __init__(self, load):
        self.load = load

    def get(self, name):
        """Return the image of that name, the one that is alive or a loaded one."""
        return self.load(name)

    def names(self):
        """Return the sorted names of the images that are alive."""
        return []

    def forget(self, name):
        """Let the next get(name) load the image anew."""
