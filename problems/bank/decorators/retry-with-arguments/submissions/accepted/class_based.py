from functools import update_wrapper


class retry:
    """The same as a class: its instances are the decorators."""

    def __init__(self, attempts, on, delay, sleep):
        if attempts < 1:
            raise ValueError("attempts must be at least 1")
        self.attempts, self.on, self.delay, self.sleep = attempts, on, delay, sleep

    def __call__(self, function):
        def retrying(*args, **kwargs):
            pause, left = self.delay, self.attempts
            while True:
                try:
                    return function(*args, **kwargs)
                except self.on:
                    left -= 1
                    if not left:
                        raise
                self.sleep(pause)
                pause *= 2

        return update_wrapper(retrying, function)
