# Works on a copy from the start: the caller changes another document.
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = deepcopy(document)
        self._saved = []

    def save(self):
        self._saved.append(deepcopy(self.document))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
