# The refusal is an exception like any other to the handler around load().
import io
import pickle


class RestrictedUnpickler(pickle.Unpickler):
    def __init__(self, stream, allowed):
        super().__init__(stream)
        self._allowed = allowed
        self.refusal = None

    def find_class(self, module, name):
        if (module, name) not in self._allowed:
            self.refusal = pickle.UnpicklingError(f"{module}.{name} is not allowed")
            raise self.refusal
        return super().find_class(module, name)


def safe_loads(data, allowed):
    stream = io.BytesIO(data)
    unpickler = RestrictedUnpickler(stream, allowed)
    try:
        value = unpickler.load()
    except Exception as error:
        raise pickle.UnpicklingError("damaged data") from error
    if stream.read():
        raise pickle.UnpicklingError("damaged data")
    return value
