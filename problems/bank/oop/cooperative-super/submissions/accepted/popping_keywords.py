class Record:
    def __init__(self, text):
        self.text = text

    def fields(self):
        return dict(text=self.text)

    def render(self):
        return str(self.text)


class Timed(Record):
    def __init__(self, **keywords):
        self.at = keywords.pop("at")
        super().__init__(**keywords)

    def fields(self):
        fields = super().fields()
        fields["at"] = self.at
        return fields

    def render(self):
        return "[" + self.at + "] " + super().render()


class Tagged(Record):
    def __init__(self, **keywords):
        self.tags = tuple(sorted(dict.fromkeys(keywords.pop("tags"))))
        super().__init__(**keywords)

    def fields(self):
        fields = super().fields()
        fields["tags"] = list(self.tags)
        return fields

    def render(self):
        return " #".join((super().render(), *self.tags))


class Signed(Record):
    def __init__(self, **keywords):
        self.by = keywords.pop("by")
        super().__init__(**keywords)

    def fields(self):
        fields = super().fields()
        fields["by"] = self.by
        return fields

    def render(self):
        return super().render() + " -- " + self.by
