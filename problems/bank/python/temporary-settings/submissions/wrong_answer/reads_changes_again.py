# Goes through `changes` once more in the end; they may be others by then.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    before = {key: settings[key] for key in changes if key in settings}
    settings.update(changes)
    try:
        yield settings
    finally:
        for key in changes:
            settings.pop(key, None)
        settings.update(before)
