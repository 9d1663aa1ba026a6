# Only the outermost dict or list is copied.
from copy import copy, deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        self._saved.append(copy(self.document))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
