def announce(function):
    print("decorating", function.__name__)

    def wrapper():
        print("calling", function.__name__)
        return function()

    return wrapper


@announce
def tea():
    print("tea is ready")


@announce
def milk():
    print("milk is ready")


print("start")
milk()
