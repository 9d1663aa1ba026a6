# Adds up whatever parts there are.
import re

FACTORS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def in_seconds(text):
    def replaced(match):
        return f"{sum(int(n) * FACTORS[unit] for n, unit in re.findall('([0-9]+)([dhms])', match[0]))}s"
    return re.sub(r"(?<![\w.-])(?:[0-9]+[dhms])+(?!\w)", replaced, text)
