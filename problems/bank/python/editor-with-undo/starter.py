class Editor:
    """Edits a document and goes back to what was saved."""

    def __init__(self, document):
        self.document = document

    def save(self):
        """Remember the document as it is now."""

    def undo(self):
        """Go back to the document that was saved last, and forget that save."""

    def history(self):
        """Return what is saved, the oldest first."""
        return []
