# \b is satisfied behind a dot or a hyphen.
import re


def in_seconds(text):
    def replaced(match):
        d, h, m, s = (int(group or 0) for group in match.groups())
        return f"{d * 86400 + h * 3600 + m * 60 + s}s"
    return re.sub(r"\b(?=[0-9])(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?\b(?!\w)", replaced, text)
