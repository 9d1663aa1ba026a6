# An `except` that does not raise again.
from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    keys = list(changes)
    before = {key: settings[key] for key in keys if key in settings}
    settings.update(changes)
    try:
        yield settings
    except BaseException:
        pass
    for key in keys:
        settings.pop(key, None)
    settings.update(before)
