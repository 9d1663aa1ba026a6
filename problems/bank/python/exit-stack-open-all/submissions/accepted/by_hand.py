def leave(managers, error):
    """Leave the managers, the last one first; return the exception that is left over."""
    while managers:
        manager = managers.pop()
        try:
            if manager.__exit__(type(error) if error else None, error, error and error.__traceback__):
                error = None
        except BaseException as another:
            error = another
    return error


def open_all(factories):
    managers, values = [], []
    try:
        for factory in factories:
            manager = factory()
            values.append(manager.__enter__())
            managers.append(manager)
    except BaseException as failure:
        error = leave(managers, failure)
        raise error or RuntimeError("not opened")

    def close():
        error = leave(managers, None)
        if error is not None:
            raise error

    return values, close
