# Two threads can both see that there is no instance yet.
from threading import RLock


class SingletonType(type):
    """A metaclass: calling the class comes here before __new__ and __init__."""

    _lock = RLock()
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Singleton(metaclass=SingletonType):
    """Each class that derives from it has one instance."""
