# Copies without remembering anything.
def deep_copy(value):
    if type(value) is list:
        return [deep_copy(element) for element in value]
    if type(value) is dict:
        return {key: deep_copy(element) for key, element in value.items()}
    if type(value) is set:
        return set(value)
    if type(value) is tuple:
        result = tuple(deep_copy(element) for element in value)
        return value if all(new is old for new, old in zip(result, value)) else result
    return value
