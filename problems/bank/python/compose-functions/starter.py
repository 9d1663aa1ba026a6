def compose(*functions):
    """Return the composition of the functions: the last one is called first."""
    return lambda *args, **kwargs: None
