# Closes the stack by hand after a failure: the managers hear of no exception.
from contextlib import ExitStack


def open_all(factories):
    stack = ExitStack()
    try:
        values = [stack.enter_context(factory()) for factory in factories]
    except BaseException:
        stack.close()
        raise
    return values, stack.close
