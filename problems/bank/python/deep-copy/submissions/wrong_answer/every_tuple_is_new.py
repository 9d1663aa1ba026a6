# Makes a new tuple even if nothing in it was copied.
def deep_copy(value):
    copies = {}

    def copy_of(original):
        kind, key = type(original), id(original)
        if key in copies:
            return copies[key]
        if kind is list:
            copies[key] = result = []
            result.extend(copy_of(element) for element in original)
        elif kind is dict:
            copies[key] = result = {}
            result.update((name, copy_of(element)) for name, element in original.items())
        elif kind is set:
            copies[key] = result = set(original)
        elif kind is tuple:
            elements = tuple(copy_of(element) for element in original)
            result = copies.setdefault(key, elements)
        else:
            result = original
        return result

    return copy_of(value)
