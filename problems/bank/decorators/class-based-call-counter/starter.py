class counted:
    """Calls a function and counts its calls and failures."""

    def __init__(self, function):
        self.function = function
