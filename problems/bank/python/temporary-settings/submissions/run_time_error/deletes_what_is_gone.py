# `del` of a key that the block has already deleted.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    keys = list(changes)
    before = {key: settings[key] for key in keys if key in settings}
    settings.update(changes)
    try:
        yield settings
    finally:
        for key in keys:
            if key in before:
                settings[key] = before[key]
            else:
                del settings[key]
