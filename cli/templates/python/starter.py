def differences(numbers):
    """Return each number minus the one before it, as a list."""
    return []
