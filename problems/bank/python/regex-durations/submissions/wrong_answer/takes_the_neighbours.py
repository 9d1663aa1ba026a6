# The character before is part of the match: it cannot also be the one after the last duration.
import re


def in_seconds(text):
    def replaced(match):
        d, h, m, s = (int(group or 0) for group in match.groups()[1:5])
        return f"{match[1]}{d * 86400 + h * 3600 + m * 60 + s}s{match[6]}"
    return re.sub(r"(^|[^\w.-])(?=[0-9])(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(\W|$)", replaced, text)
