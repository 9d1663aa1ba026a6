# With re.ASCII a letter with an accent is no letter.
import re


def in_seconds(text):
    def replaced(match):
        d, h, m, s = (int(group or 0) for group in match.groups())
        return f"{d * 86400 + h * 3600 + m * 60 + s}s"
    return re.sub(r"(?<![\w.-])(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?!\w)", replaced, text, flags=re.ASCII)
