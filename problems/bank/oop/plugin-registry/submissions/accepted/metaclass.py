class Registering(type):
    def __new__(meta, class_name, bases, body, name=None, abstract=False):
        cls = super().__new__(meta, class_name, bases, body)
        level = len(cls.__mro__) - 2    # above the root there are Plugin and object
        if level == 1:
            cls.registry = {}
        elif level > 1 and not abstract:
            key = name or class_name.lower()
            if cls.registry.setdefault(key, cls) is not cls:
                raise ValueError("'%s' is taken by %s" % (key, cls.registry[key].__name__))
        return cls

    def __init__(cls, class_name, bases, body, **keywords):
        super().__init__(class_name, bases, body)


class Plugin(metaclass=Registering):
    @classmethod
    def names(cls):
        return sorted(cls.registry.keys())

    @classmethod
    def make(*args, **kwargs):
        cls, wanted, *rest = args
        try:
            plugin = cls.registry[wanted]
        except KeyError:
            known = ", ".join(cls.names()) or "none"
            raise LookupError(f"no plugin '{wanted}', only: {known}") from None
        return plugin(*rest, **kwargs)
