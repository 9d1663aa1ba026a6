class Plugin:
    """The classes two levels below register themselves."""

    def __init_subclass__(cls, *, name=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if Plugin in cls.__bases__:
            cls._registry = {}
        elif not abstract:
            name = cls.__name__.lower() if name is None else name
            if name in cls._registry:
                raise ValueError(f"'{name}' is taken by {cls._registry[name].__name__}")
            cls._registry[name] = cls

    @classmethod
    def names(cls):
        """Return the names in the family, sorted."""
        return sorted(cls._registry)

    @classmethod
    def make(cls, wanted, /, *args, **kwargs):
        """Return a new object of the class with that name."""
        if wanted not in cls._registry:
            raise LookupError(f"no plugin '{wanted}', only: {', '.join(cls.names()) or 'none'}")
        return cls._registry[wanted](*args, **kwargs)
