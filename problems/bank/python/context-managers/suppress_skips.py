from contextlib import suppress

done = []
with suppress(ZeroDivisionError, KeyError):
    done.append("a")
    done.append(1 // 0)
    done.append("b")
done.append("c")
print(done)

try:
    with suppress(KeyError):
        done.append([][0])
except LookupError as error:
    print(type(error).__name__)

for number in (2, 0, 1):
    with suppress(ZeroDivisionError):
        print(4 // number)
