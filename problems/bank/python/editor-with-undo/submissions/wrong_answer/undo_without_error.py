# Does nothing when there is nothing to undo.
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        self._saved.append(deepcopy(self.document))

    def undo(self):
        if self._saved:
            self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
