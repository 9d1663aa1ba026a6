from copy import deepcopy


class Editor:
    """Edits a document and goes back to what was saved."""

    def __init__(self, document):
        self.document = document
        self._saved = []

    def save(self):
        """Remember the document as it is now."""
        self._saved.append(deepcopy(self.document))

    def undo(self):
        """Go back to the document that was saved last, and forget that save."""
        if not self._saved:
            raise IndexError("nothing to undo")
        self.document = self._saved.pop()

    def history(self):
        """Return what is saved, the oldest first."""
        return deepcopy(self._saved)
