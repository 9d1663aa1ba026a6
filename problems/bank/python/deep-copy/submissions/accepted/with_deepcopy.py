import copy

CONTAINERS = (list, dict, set, tuple)


def everything_else(value, known, seen):
    """Note everything that is to be taken over in deepcopy's memo, as its own copy."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    if type(value) not in CONTAINERS:
        known[id(value)] = value
    elif type(value) is set:
        for element in value:
            keep_key(element, known)
    elif type(value) is dict:
        for key, element in value.items():
            keep_key(key, known)
            everything_else(element, known, seen)
    else:
        for element in value:
            everything_else(element, known, seen)


def keep_key(key, known):
    known[id(key)] = key


def deep_copy(value):
    """Return a copy of `value` that shares no list, dict or set with it."""
    memo = {}
    everything_else(value, memo, {})
    return copy.deepcopy(value, memo)
