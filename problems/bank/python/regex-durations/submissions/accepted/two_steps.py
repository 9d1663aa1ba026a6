import re

FACTORS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


def in_seconds(text):
    """First whatever may be one, then a closer look at its parts."""
    def replaced(match):
        parts = re.findall("([0-9]+)([dhms])", match[0])
        units = [unit for _, unit in parts]
        if units != [unit for unit in FACTORS if unit in units]:
            return match[0]
        return f"{sum(int(number) * FACTORS[unit] for number, unit in parts)}s"

    return re.sub(r"(?<![\w.-])(?:[0-9]+[dhms])+(?!\w)", replaced, text)
