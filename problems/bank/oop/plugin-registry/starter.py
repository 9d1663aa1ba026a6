class Plugin:
    """The classes two levels below register themselves."""
