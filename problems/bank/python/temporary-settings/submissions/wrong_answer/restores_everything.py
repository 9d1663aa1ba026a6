# Goes back to a copy of all settings.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    before = settings.copy()
    settings.update(changes)
    try:
        yield settings
    finally:
        settings.clear()
        settings.update(before)
