# Leaves the first one first.
def open_all(factories):
    managers, values = [], []
    try:
        for factory in factories:
            manager = factory()
            values.append(manager.__enter__())
            managers.append(manager)
    except BaseException as error:
        while managers:
            managers.pop(0).__exit__(type(error), error, error.__traceback__)
        raise

    def close():
        while managers:
            managers.pop(0).__exit__(None, None, None)
    return values, close
