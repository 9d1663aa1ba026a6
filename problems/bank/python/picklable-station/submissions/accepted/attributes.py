from threading import Lock


class Station:
    """A weather station; add() may be called from several threads."""

    def __init__(self, name, unit="C"):
        self.name, self.unit, self.readings, self.lock = name, unit, [], Lock()

    def add(self, value):
        self.lock.acquire()
        try:
            self.readings += [value]
        finally:
            self.lock.release()

    def __getstate__(self):
        state = self.__dict__ | {"version": 2, "readings": self.readings.copy()}
        return {key: state[key] for key in ("version", "name", "unit", "readings")}

    def __setstate__(self, state):
        if "version" not in state or state["version"] == 1:
            state = {"version": 2, "name": state["name"], "unit": "C", "readings": state["values"]}
        if state["version"] != 2:
            raise ValueError("unknown version " + repr(state["version"]))
        self.name, self.unit = state["name"], state["unit"]
        self.readings = [*state["readings"]]
        self.lock = Lock()
