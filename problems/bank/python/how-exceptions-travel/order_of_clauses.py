def kind(action):
    try:
        return action()
    except LookupError:
        return "lookup"
    except KeyError:
        return "key"
    except (ZeroDivisionError, TypeError) as error:
        return type(error).__name__
    except Exception:
        return "other"


print(kind(lambda: {}["x"]), kind(lambda: [][0]))
print(kind(lambda: 1 / 0), kind(lambda: "a" + 1))
print(kind(lambda: int("x")), kind(lambda: 5))
