# The lines after the yield are not reached when the block fails.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    keys = list(changes)
    before = {key: settings[key] for key in keys if key in settings}
    settings.update(changes)
    yield settings
    for key in keys:
        settings.pop(key, None)
    settings.update(before)
