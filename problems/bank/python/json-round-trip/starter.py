import json


def to_json(value):
    """Return the value as JSON text."""
    return json.dumps(value, sort_keys=True)


def from_json(text):
    """Return the value that the JSON text stands for."""
    return json.loads(text)
