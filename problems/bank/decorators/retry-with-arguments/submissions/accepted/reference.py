from functools import wraps


def retry(attempts, on, delay, sleep):
    """Return a decorator that calls a function again when it raises what `on` covers."""
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorator(function):
        @wraps(function)
        def retrying(*args, **kwargs):
            for attempt in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    sleep(delay * 2 ** attempt)
            return function(*args, **kwargs)

        return retrying

    return decorator
