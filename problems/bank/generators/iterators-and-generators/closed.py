def lines():
    try:
        for number in range(3):
            yield number
    except Exception:
        print("caught")
    finally:
        print("cleaned up")


first = lines()
print(next(first))
first.close()
print(next(first, "closed"))

second = lines()
second.close()

third = lines()
print(next(third))
print(list(third))
