def tag(name):
    print("tag", name)

    def decorator(function):
        print("wrap", name)

        def wrapper(text):
            return f"<{name}>{function(text)}</{name}>"

        return wrapper

    return decorator


@tag("b")
@tag("i")
def shout(text):
    return text.upper()


print(shout("hi"))
