class InvalidToken(Exception):
    """A token that must not be trusted; its text says why."""


def sign(claims, key):
    """Return the claims as a token, signed with HS256."""
    return ""


def verify(token, key, now):
    """Return the claims of the token, or raise InvalidToken."""
    return {}
