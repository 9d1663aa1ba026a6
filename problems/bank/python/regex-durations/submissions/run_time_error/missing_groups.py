# A group that took no part in the match is None.
import re


def in_seconds(text):
    def replaced(match):
        d, h, m, s = map(int, match.groups())
        return f"{d * 86400 + h * 3600 + m * 60 + s}s"
    return re.sub(r"(?<![\w.-])(?=[0-9])(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?!\w)", replaced, text)
