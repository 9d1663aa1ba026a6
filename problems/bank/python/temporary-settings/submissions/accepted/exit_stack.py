from contextlib import ContextDecorator, ExitStack


class temporary(ContextDecorator):
    """A class, with a stack of what is to be done in the end."""

    def __init__(self, settings, changes):
        self.settings, self.changes, self.stack = settings, changes, ExitStack()

    def _recreate_cm(self):
        return temporary(self.settings, self.changes)

    def __enter__(self):
        for key in self.changes:
            if key in self.settings:
                self.stack.callback(self.settings.__setitem__, key, self.settings[key])
            else:
                self.stack.callback(self.settings.pop, key, None)
        self.settings.update(self.changes)
        return self.settings

    def __exit__(self, *exc_info):
        return self.stack.__exit__(*exc_info)
