# pop() from an empty list has another text.
from copy import deepcopy


class Editor:
    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        self._saved.append(deepcopy(self.document))

    def undo(self):
        self.document = self._saved.pop()

    def history(self):
        return deepcopy(self._saved)
