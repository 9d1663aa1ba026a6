from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    """Update the settings with the changes while the block runs."""
    keys = list(changes)
    before = {key: settings[key] for key in keys if key in settings}
    settings.update(changes)
    try:
        yield settings
    finally:
        for key in keys:
            settings.pop(key, None)
        settings.update(before)
