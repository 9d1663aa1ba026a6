# The list of tags is sorted when it is asked for.


class Record:
    def __init__(self, *, text):
        self.text = text

    def fields(self):
        return {"text": self.text}

    def render(self):
        return self.text


class Timed(Record):
    def __init__(self, *, at, **others):
        super().__init__(**others)
        self.at = at

    def fields(self):
        return super().fields() | {"at": self.at}

    def render(self):
        return f"[{self.at}] {super().render()}"


class Tagged(Record):
    def __init__(self, *, tags, **others):
        super().__init__(**others)
        self.tags = tags

    def fields(self):
        return super().fields() | {"tags": sorted(set(self.tags))}

    def render(self):
        return " ".join([super().render(), *(f"#{tag}" for tag in sorted(set(self.tags)))])


class Signed(Record):
    def __init__(self, *, by, **others):
        super().__init__(**others)
        self.by = by

    def fields(self):
        return super().fields() | {"by": self.by}

    def render(self):
        return f"{super().render()} -- {self.by}"
