# Nothing is crossed off: the second close() leaves everything again.
def leave(managers, error):
    for manager in reversed(managers):
        try:
            if manager.__exit__(type(error) if error else None, error, None):
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
        raise leave(managers, failure) or RuntimeError("not opened")

    def close():
        error = leave(managers, None)
        if error is not None:
            raise error
    return values, close
