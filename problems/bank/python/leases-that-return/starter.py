class Pool:
    """Lends resources; makes at most `size` of them."""

    def __init__(self, make, size):
        self.make = make
        self.size = size

    def take(self):
        """Return a lease of a free resource, or of one that is made."""

    def free(self):
        """Return the free resources, the one that is next first."""
        return []
