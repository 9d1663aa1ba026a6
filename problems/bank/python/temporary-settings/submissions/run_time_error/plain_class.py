# A context manager, but no decorator.
class temporary:
    def __init__(self, settings, changes):
        self.settings, self.changes = settings, changes

    def __enter__(self):
        self.keys = list(self.changes)
        self.before = {key: self.settings[key] for key in self.keys if key in self.settings}
        self.settings.update(self.changes)
        return self.settings

    def __exit__(self, *exc_info):
        for key in self.keys:
            self.settings.pop(key, None)
        self.settings.update(self.before)
