# Reads a later version as if it were this one.
import threading


class Station:
    def __init__(self, name, unit="C"):
        self.name = name
        self.unit = unit
        self.readings = []
        self.lock = threading.Lock()

    def add(self, value):
        with self.lock:
            self.readings.append(value)

    def __getstate__(self):
        return {"version": 2, "name": self.name, "unit": self.unit, "readings": list(self.readings)}

    def __setstate__(self, state):
        version = state.get("version", 1)
        if version == 1:
            unit, readings = "C", state["values"]
        else:
            unit, readings = state["unit"], state["readings"]
        self.__init__(state["name"], unit)
        self.readings.extend(readings)
