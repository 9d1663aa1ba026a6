# isinstance() takes subclasses for lists and dicts, and makes plain ones of them.
def deep_copy(value):
    copies = {}

    def copy_of(original):
        key = id(original)
        if key in copies:
            return copies[key]
        if isinstance(original, list):
            copies[key] = result = []
            result.extend(copy_of(element) for element in original)
        elif isinstance(original, dict):
            copies[key] = result = {}
            result.update((name, copy_of(element)) for name, element in original.items())
        elif isinstance(original, set):
            copies[key] = result = set(original)
        elif isinstance(original, tuple):
            elements = tuple(copy_of(element) for element in original)
            if all(new is old for new, old in zip(elements, original)):
                elements = original
            result = copies.setdefault(key, elements)
        else:
            result = original
        return result

    return copy_of(value)
