# Retries well, but the function is called "retrying" afterwards, and 0 attempts are taken for "no call".
def retry(attempts, on, delay, sleep):
    def decorator(function):
        def retrying(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except on:
                    if attempt == attempts - 1:
                        raise
                    sleep(delay * 2 ** attempt)
        return retrying
    return decorator
