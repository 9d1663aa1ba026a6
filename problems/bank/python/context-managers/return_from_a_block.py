from contextlib import contextmanager

log = []


@contextmanager
def noted(name):
    log.append("enter " + name)
    try:
        yield log
    finally:
        log.append("exit " + name)


def size():
    with noted("a") as entries:
        return len(entries)


def loop():
    for name in ("b", "c"):
        with noted(name):
            if name == "b":
                continue
            break
    return len(log)


print(size(), len(log))
print(loop())
print(log)
