def show(first, second=2, *rest, **named):
    print(first, second, rest, named)


show(1)
show(1, 5, 6, 7)
show(1, colour="red", second=9)
