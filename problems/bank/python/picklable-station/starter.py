import threading


class Station:
    """A weather station; add() may be called from several threads."""

    def __init__(self, name, unit="C"):
        self.name = name
        self.unit = unit
        self.readings = []
        self.lock = threading.Lock()

    def add(self, value):
        """Put a reading at the end."""
