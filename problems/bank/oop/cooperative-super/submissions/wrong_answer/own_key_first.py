# Puts its own key before those of the classes that it asks.
class Record:
    def __init__(self, text):
        self.text = text

    def fields(self):
        return {"text": self.text}

    def render(self):
        return self.text


class Timed(Record):
    def __init__(self, at, **others):
        super().__init__(**others)
        self.at = at

    def fields(self):
        return {"at": self.at} | super().fields()

    def render(self):
        return f"[{self.at}] {super().render()}"


class Tagged(Record):
    def __init__(self, tags, **others):
        super().__init__(**others)
        self.tags = sorted(set(tags))

    def fields(self):
        return {"tags": list(self.tags)} | super().fields()

    def render(self):
        return super().render() + "".join(f" #{tag}" for tag in self.tags)


class Signed(Record):
    def __init__(self, by, **others):
        super().__init__(**others)
        self.by = by

    def fields(self):
        return {"by": self.by} | super().fields()

    def render(self):
        return f"{super().render()} -- {self.by}"
