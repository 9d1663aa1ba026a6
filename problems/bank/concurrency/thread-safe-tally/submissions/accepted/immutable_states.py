import functools
import threading


def locked(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self.lock:
            return method(self, *args, **kwargs)
    return wrapper


class Tally:
    def __init__(self):
        self.lock = threading.RLock()
        self.state = {}

    @locked
    def add(self, key, amount=1):
        self.state = self.state | {key: self.state.get(key, 0) + amount}
        return self.state[key]

    @locked
    def move(self, source, target, amount):
        before = self.state
        try:
            if before.get(source, 0) < amount:
                raise ValueError("only %d of %s" % (before.get(source, 0), source))
            after = before | {source: before.get(source, 0) - amount}
            self.state = after | {target: after.get(target, 0) + amount}
        except BaseException:
            self.state = before
            raise

    def snapshot(self):
        return dict(self.state)
