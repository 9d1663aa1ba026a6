class Vector:
    """A vector of any number of components, which never change."""

    def __init__(self, *components):
        self._components = components
