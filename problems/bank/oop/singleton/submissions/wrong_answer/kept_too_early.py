# Keeps the object before it is initialised: who comes next gets half of it.
from threading import RLock


class SingletonType(type):
    """A metaclass: calling the class comes here before __new__ and __init__."""

    _lock = RLock()
    _instances = {}

    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls in cls._instances:
                return cls._instances[cls]
            cls._instances[cls] = cls.__new__(cls)
        cls._instances[cls].__init__(*args, **kwargs)
        return cls._instances[cls]


class Singleton(metaclass=SingletonType):
    """Each class that derives from it has one instance."""
