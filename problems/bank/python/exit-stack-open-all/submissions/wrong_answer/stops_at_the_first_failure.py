# A loop without try: the first failure to close keeps the others open.
def open_all(factories):
    managers, values = [], []
    try:
        for factory in factories:
            manager = factory()
            values.append(manager.__enter__())
            managers.append(manager)
    except BaseException as error:
        while managers:
            if managers.pop().__exit__(type(error), error, error.__traceback__):
                raise RuntimeError("not opened")
        raise

    def close():
        while managers:
            managers.pop().__exit__(None, None, None)
    return values, close
