# The library copies the objects, too.
import copy


def deep_copy(value):
    return copy.deepcopy(value)
