class IdentityDict:
    """Like a dict, but its keys are compared with `is`."""
