# The list belongs to the class.
from copy import deepcopy


class Editor:
    _saved = []

    def __init__(self, document):
        self.document = document

    def save(self):
        self._saved.append(deepcopy(self.document))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
