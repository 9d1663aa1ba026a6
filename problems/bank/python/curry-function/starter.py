def curry(function, arity=None):
    """Return a function that collects arguments until `function` can be called."""
    return function
