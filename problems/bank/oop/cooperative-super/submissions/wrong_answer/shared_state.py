# Keeps the fields in a class attribute, which all entries share.
class Record:
    shared = {}

    def __init__(self, text, at=None, tags=None, by=None):
        self.shared["text"] = text
        for key, value in (("tags", tags), ("by", by), ("at", at)):
            if value is not None:
                self.shared[key] = value

    def fields(self):
        return dict(self.shared)

    def render(self):
        text = self.shared["text"]
        if "at" in self.shared:
            text = f"[{self.shared['at']}] {text}"
        for tag in sorted(set(self.shared.get("tags", ()))):
            text += f" #{tag}"
        if "by" in self.shared:
            text += f" -- {self.shared['by']}"
        return text


class Timed(Record):
    pass


class Tagged(Record):
    pass


class Signed(Record):
    pass
