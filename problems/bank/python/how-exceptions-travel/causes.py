def convert(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError("bad line") from error


def forget(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError("bad line") from None


def stumble(text):
    try:
        return int(text)
    except ValueError:
        return {}["missing"]


for function in (convert, forget, stumble):
    try:
        function("x")
    except Exception as error:
        cause, context = error.__cause__, error.__context__
        print(type(error).__name__, type(cause).__name__, type(context).__name__, error.__suppress_context__)
