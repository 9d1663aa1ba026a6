# A subclass finds the instance of its base class.
from threading import RLock


class SingletonType(type):
    _lock = RLock()
    _instance = None

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__call__(*args, **kwargs)
            return cls._instance


class Singleton(metaclass=SingletonType):
    pass
