def retry(attempts, on, delay, sleep):
    """Return a decorator that calls a function again when it raises what `on` covers."""
    def decorator(function):
        return function
    return decorator
