class Refused(Exception):
    """A transfer that cannot be booked: its line and the reason."""


def book(connection, name, transfers):
    """Book all transfers of a file, or none of them. Return how many."""
    return 0
