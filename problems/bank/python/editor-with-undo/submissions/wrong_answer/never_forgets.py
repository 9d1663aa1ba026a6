# Goes back to the last save again and again.
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        self._saved.append(deepcopy(self.document))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = deepcopy(self._saved[-1])

    def history(self):
        return deepcopy(self._saved)
