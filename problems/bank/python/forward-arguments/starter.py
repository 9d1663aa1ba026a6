def logged(function, log):
    """Return a function that logs its arguments by name and calls `function` with them."""
    return function
