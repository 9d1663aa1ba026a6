# Asks __subclasses__(), which knows the direct ones only.
class Plugin:
    def __init_subclass__(cls, *, name=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._name = name or cls.__name__.lower()
        cls._abstract = abstract
        if Plugin in cls.__bases__:
            cls._root = cls
        elif not abstract:
            for other in cls._root.__subclasses__():
                if other is not cls and not other._abstract and other._name == cls._name:
                    cls._abstract = True
                    raise ValueError(f"'{cls._name}' is taken by {other.__name__}")

    @classmethod
    def _known(cls):
        return {each._name: each for each in cls._root.__subclasses__() if not each._abstract}

    @classmethod
    def names(cls):
        return sorted(cls._known())

    @classmethod
    def make(cls, wanted, /, *args, **kwargs):
        try:
            plugin = cls._known()[wanted]
        except KeyError:
            raise LookupError(f"no plugin '{wanted}', only: {', '.join(cls.names()) or 'none'}") from None
        return plugin(*args, **kwargs)
