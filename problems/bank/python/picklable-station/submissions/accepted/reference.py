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
        with self.lock:
            self.readings.append(value)

    def __getstate__(self):
        return {"version": 2, "name": self.name, "unit": self.unit, "readings": list(self.readings)}

    def __setstate__(self, state):
        version = state.get("version", 1)
        if version == 1:
            unit, readings = "C", state["values"]
        elif version == 2:
            unit, readings = state["unit"], state["readings"]
        else:
            raise ValueError(f"unknown version {version!r}")
        self.__init__(state["name"], unit)
        self.readings.extend(readings)
