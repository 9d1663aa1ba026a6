# JSON has no tuples and no sets: default=list makes lists of them.
import json
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        self._saved.append(json.loads(json.dumps(self.document, default=list)))

    def undo(self):
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
