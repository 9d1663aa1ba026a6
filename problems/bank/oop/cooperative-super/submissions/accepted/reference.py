class Record:
    """An entry: a text, and what the mixins add to it."""

    def __init__(self, *, text, **others):
        super().__init__(**others)
        self.text = text

    def fields(self):
        """Return the parts of the entry as a dict."""
        return {"text": self.text}

    def render(self):
        """Return the entry as one line of text."""
        return self.text


class Timed(Record):
    """Adds the time, `at`."""

    def __init__(self, *, at, **others):
        super().__init__(**others)
        self.at = at

    def fields(self):
        return {**super().fields(), "at": self.at}

    def render(self):
        return f"[{self.at}] {super().render()}"


class Tagged(Record):
    """Adds `tags`."""

    def __init__(self, *, tags, **others):
        super().__init__(**others)
        self.tags = sorted(set(tags))

    def fields(self):
        return {**super().fields(), "tags": list(self.tags)}

    def render(self):
        return super().render() + "".join(f" #{tag}" for tag in self.tags)


class Signed(Record):
    """Adds who wrote the entry, `by`."""

    def __init__(self, *, by, **others):
        super().__init__(**others)
        self.by = by

    def fields(self):
        return {**super().fields(), "by": self.by}

    def render(self):
        return f"{super().render()} -- {self.by}"
