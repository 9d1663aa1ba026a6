class Record:
    """An entry: a text, and what the mixins add to it."""

    def __init__(self, text):
        self.text = text

    def fields(self):
        """Return the parts of the entry as a dict."""

    def render(self):
        """Return the entry as one line of text."""


class Timed(Record):
    """Adds the time, `at`."""


class Tagged(Record):
    """Adds `tags`."""


class Signed(Record):
    """Adds who wrote the entry, `by`."""
