def numbers():
    print("begin")
    yield 1
    print("between")
    yield 2
    print("end")


it = numbers()
print("made")
print(next(it))
for number in it:
    print(number)
