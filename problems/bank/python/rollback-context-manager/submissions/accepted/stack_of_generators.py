from contextlib import contextmanager


class Rollback(Exception):
    pass


@contextmanager
def block(data):
    before = list(data.items())
    try:
        yield data
    except BaseException as error:
        data.clear()
        for key, value in before:
            data[key] = value
        if not isinstance(error, Rollback):
            raise


class Transaction:
    def __init__(self, data):
        self.data, self.blocks = data, []

    def __enter__(self):
        self.blocks.append(block(self.data))
        return self.blocks[-1].__enter__()

    def __exit__(self, *exc_info):
        return self.blocks.pop().__exit__(*exc_info)
