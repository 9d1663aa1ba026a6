# Pairs names and values by hand: neither defaults nor *args.
from functools import wraps


def logged(function, log):
    names = function.__code__.co_varnames[:function.__code__.co_argcount]

    @wraps(function)
    def forwarding(*args, **kwargs):
        entry = dict(zip(names, args))
        entry.update(kwargs)
        result = function(*args, **kwargs)
        log.append({name: entry[name] for name in sorted(entry)})
        return result
    return forwarding
