# Calls every factory before it enters anything.
from contextlib import ExitStack


def open_all(factories):
    managers = [factory() for factory in factories]
    with ExitStack() as stack:
        values = [stack.enter_context(manager) for manager in managers]
        return values, stack.pop_all().close
    raise RuntimeError("not opened")
