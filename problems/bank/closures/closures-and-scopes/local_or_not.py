level = "module"


def reads():
    print(level)


def assigns():
    try:
        print(level)
    except UnboundLocalError:
        print("unbound")
    level = "function"
    print(level)


def rarely(flag=False):
    if flag:
        level = "never"
    try:
        return level
    except NameError as error:
        return type(error).__name__


reads()
assigns()
print(rarely())
print(level)
