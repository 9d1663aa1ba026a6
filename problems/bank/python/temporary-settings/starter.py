from contextlib import contextmanager


@contextmanager
def temporary(settings, changes):
    """Update the settings with the changes while the block runs."""
    yield settings
