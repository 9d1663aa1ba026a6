class Safe:
    def __init__(self):
        self.__code = 42
        self._hint = "even"

    def open(self):
        return self.__code


safe = Safe()
safe.__code = 7
print(safe.open(), safe.__code, safe._hint)
print(hasattr(safe, "_Safe__code"), getattr(safe, "_Safe__code") + 1)
try:
    Safe().__code
except AttributeError:
    print("no such attribute")
