# What was entered before the failure stays open.
from contextlib import ExitStack


def open_all(factories):
    stack = ExitStack()
    values = [stack.enter_context(factory()) for factory in factories]
    return values, stack.close
