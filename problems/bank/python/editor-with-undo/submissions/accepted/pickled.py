import pickle


class Editor:
    """Edits a document and goes back to what was saved, which is kept as bytes."""

    def __init__(self, document):
        self.document = document
        self._saved = ()

    def save(self):
        self._saved += (pickle.dumps(self.document),)

    def undo(self):
        try:
            *self._saved, last = self._saved
        except ValueError:
            raise IndexError("nothing to undo") from None
        self._saved = tuple(self._saved)
        self.document = pickle.loads(last)

    def history(self):
        return [pickle.loads(data) for data in self._saved]
