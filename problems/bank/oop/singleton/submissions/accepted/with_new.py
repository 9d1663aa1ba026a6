import functools
import threading


class Singleton:
    """Without a metaclass: __new__ gives the same object, and __init__ is wrapped to run once."""

    _lock = threading.RLock()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "__init__" in cls.__dict__:
            cls.__init__ = Singleton._once(cls, cls.__init__)
        else:
            cls.__init__ = Singleton._once(cls, lambda self, *args, **kwargs: super(cls, self).__init__(*args, **kwargs))

    def __new__(cls, *args, **kwargs):
        with Singleton._lock:
            if "_instance" in cls.__dict__:
                return cls._instance
            return super().__new__(cls)

    @staticmethod
    def _once(cls, init):
        @functools.wraps(init)
        def wrapper(self, *args, **kwargs):
            if type(self) is not cls:
                return init(self, *args, **kwargs)
            with Singleton._lock:
                if "_instance" in cls.__dict__:
                    return
                init(self, *args, **kwargs)
                cls._instance = self
        return wrapper
