import re

DURATION = re.compile(
    r"""(?<![\w.-])     # stands alone
        (?=[0-9])       # at least one part
        (?:([0-9]+)d)?
        (?:([0-9]+)h)?
        (?:([0-9]+)m)?
        (?:([0-9]+)s)?
        (?!\w)""",
    re.VERBOSE,
)


def in_seconds(text):
    """Return the text with each duration replaced by its length in seconds."""
    return DURATION.sub(seconds, text)


def seconds(match):
    days, hours, minutes, seconds = map(int, match.groups("0"))
    return f"{((days * 24 + hours) * 60 + minutes) * 60 + seconds}s"
