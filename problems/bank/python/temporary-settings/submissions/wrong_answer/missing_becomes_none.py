# get() turns "not there" into None.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    before = {key: settings.get(key) for key in changes}
    settings.update(changes)
    try:
        yield settings
    finally:
        settings.update(before)
