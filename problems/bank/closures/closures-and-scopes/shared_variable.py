def account():
    balance = 0

    def add(amount):
        nonlocal balance
        balance += amount

    def show():
        return balance

    return add, show


add_one, show_one = account()
add_two, show_two = account()
add_one(5)
add_one(6)
add_two(100)
print(show_one(), show_two())

old_show = show_one
add_one, show_one = account()
add_one(1)
print(show_one(), old_show())
