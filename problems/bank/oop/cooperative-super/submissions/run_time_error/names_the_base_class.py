# Calls Record by name: with two mixins the second one is left out.
class Record:
    def __init__(self, text):
        self.text = text

    def fields(self):
        return {"text": self.text}

    def render(self):
        return self.text


class Timed(Record):
    def __init__(self, at, **others):
        Record.__init__(self, **others)
        self.at = at

    def fields(self):
        return {**Record.fields(self), "at": self.at}

    def render(self):
        return f"[{self.at}] {Record.render(self)}"


class Tagged(Record):
    def __init__(self, tags, **others):
        Record.__init__(self, **others)
        self.tags = sorted(set(tags))

    def fields(self):
        return {**Record.fields(self), "tags": list(self.tags)}

    def render(self):
        return Record.render(self) + "".join(f" #{tag}" for tag in self.tags)


class Signed(Record):
    def __init__(self, by, **others):
        Record.__init__(self, **others)
        self.by = by

    def fields(self):
        return {**Record.fields(self), "by": self.by}

    def render(self):
        return f"{Record.render(self)} -- {self.by}"
