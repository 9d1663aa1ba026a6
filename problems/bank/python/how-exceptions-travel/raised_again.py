log = []


def inner():
    try:
        raise KeyError("a")
    except KeyError:
        log.append("inner")
        raise
    finally:
        log.append("inner finally")


def outer():
    try:
        inner()
    except LookupError as error:
        log.append("outer")
        raise ValueError("b")
    except ValueError:
        log.append("never?")


try:
    outer()
except ValueError as error:
    log.append(str(error))
print(log)
try:
    print(error)
except NameError:
    print("no error")
