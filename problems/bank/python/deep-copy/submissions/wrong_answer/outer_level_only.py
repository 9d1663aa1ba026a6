# copy() of a list or dict is a shallow one.
def deep_copy(value):
    if type(value) in (list, dict, set):
        return value.copy()
    return value
