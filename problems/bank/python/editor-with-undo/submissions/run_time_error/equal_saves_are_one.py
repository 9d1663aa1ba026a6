# Does not save when nothing has changed.
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        if not self._saved or self._saved[-1] != self.document:
            self._saved.append(deepcopy(self.document))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
